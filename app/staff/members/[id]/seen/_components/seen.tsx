import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { edgeWords } from "@/components/edge-words";
import { SkipLink } from "@/components/edges";
import { Icon } from "@/components/ui/icon";
import { WithinPages } from "@/components/ui/link-way";
import { lookAsMember, type SeenPage, seenPages } from "@/db/commands/view-as-member";
import type { SeenMember } from "@/db/queries/seen-member";
import type { Locale } from "@/lib/base/locale";
import type { InWords } from "@/lib/in-words";
import type { Actor } from "@/lib/loyalty/permissions";
import { seenMember } from "@/lib/seen";
import type { currentVisit } from "@/lib/session";
import { wordsFor } from "@/lib/words-for";

type Visit = Awaited<ReturnType<typeof currentVisit>>;
type Looking = Pick<Visit, "installation"> & { actor: Actor<"members.see">; person: { locale: Locale } };
export type SeenParams = Promise<{ id: string; viewing: string }>;
/** What a page of the member's is drawn from: the membership, and figures and times as the member reads them. */
export type Seen = { memberId: number; member: SeenMember; words: InWords };

/**
 * A member's page as the member sees it, under a banner in the language of whoever looks. That it is looked at is written down before any
 * of it is read; without a leave that stands there is nothing to see. Links lead on among these pages or nowhere, and no form is shown.
 */
export async function SeenFrame(props: {
  params: SeenParams;
  page: SeenPage;
  looking: Looking;
  children: (seen: Seen) => Promise<ReactNode>;
}) {
  const { page, looking } = props;
  const { actor, person, installation } = looking;
  const { id, viewing } = await props.params;
  const [t, edges, member] = await Promise.all([
    getTranslations({ locale: person.locale, namespace: "staff-care.seen" }),
    edgeWords(),
    seenMember(id),
  ]);
  if (member === null) notFound();
  const memberId = await lookAsMember(actor, { viewing, memberId: member.publicId, page });
  const profile = `/staff/members/${member.publicId}`;
  const base = `${profile}/seen/${viewing}`;
  const { locale, zone } = member;
  return (
    <>
      <SkipLink words={edges.skip} />
      <header lang={person.locale} className="seen-banner">
        <div>
          <p className="flex items-center gap-2 font-bold">
            <Icon name={memberId === null ? "clock" : "show"} />
            {memberId === null ? t("over") : t("banner", { name: member.name })}
          </p>
          {memberId === null ? null : <p className="text-note">{t("until")}</p>}
        </div>
        <a href={profile} className="button button-secondary">
          {t("leave")}
        </a>
        {memberId === null ? null : (
          <nav aria-label={t("menu")}>
            <ul className="flex flex-wrap gap-x-5">
              {seenPages.map((each) => (
                <li key={each}>
                  <a href={`${base}/${each}`} aria-current={each === page ? "page" : undefined} className="top-link">
                    {t(`page.${each}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-5 py-6 lg:px-8 lg:py-10">
        {memberId === null ? (
          <div lang={person.locale} className="grid max-w-xl justify-items-start gap-4">
            <h1 className="text-title font-extrabold">{t("over")}</h1>
            <p>{t("overBody")}</p>
            <a href={`${profile}/seen`} className="button button-primary">
              {t("again")}
            </a>
          </div>
        ) : (
          <WithinPages base={base} pages={seenPages}>
            {
              await props.children({
                memberId,
                member,
                words: wordsFor(locale, zone, installation.unitNames[locale]),
              })
            }
          </WithinPages>
        )}
      </main>
    </>
  );
}
