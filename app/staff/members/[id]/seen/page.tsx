import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { PageTitle, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { seenPages } from "@/db/commands/view-as-member";
import { findMember } from "@/db/queries/staff-members";
import { isId, newId } from "@/lib/base/uuid";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { see } from "../../care-actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-care"))("seen.open") };
}

/** First why, then which page; each page is a document of its own, in the member's language. */
export default async function SeePage({ params, searchParams }: Props) {
  const { now } = await requireStaff("members.see");
  const [{ id }, query, t, members] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-care.seen"),
    getTranslations("staff-members"),
  ]);
  const member = await findMember(id, now);
  if (member === null) notFound();
  const viewing = text(query, "viewing");
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/members/${member.publicId}`} label={t("back")} />}
        title={t("title", { name: member.name ?? members("nameless") })}
        lead={t("lead")}
      />
      {isId(viewing) ? (
        <Section title={t("menu")} id="pages" lead={t("ready")}>
          <ul className="flex flex-wrap gap-3">
            {seenPages.map((page) => (
              <li key={page}>
                <a
                  href={`/staff/members/${member.publicId}/seen/${viewing}/${page}`}
                  className="button button-secondary"
                >
                  {t(`page.${page}`)}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <Form id="see" action={see} className="grid max-w-xl gap-4">
          <input type="hidden" name="memberId" value={member.publicId} />
          <input type="hidden" name="viewing" value={newId()} />
          <p>{t("watched")}</p>
          <Textarea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={500} required />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </Form>
      )}
    </>
  );
}
