import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, PageTitle } from "@/components/ui/section";
import { type Colleague, findColleague, findLeftBehind } from "@/db/queries/team";
import { inWords } from "@/lib/in-words";
import { openFor } from "@/lib/personal-data";
import { requireStaff } from "@/lib/session";
import { choice, type Query } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { FactorBadge } from "../_components/factor-badge";
import { Changing } from "./_components/changing";
import { Leaving } from "./_components/leaving";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-team"))("one") };
}

const outcomes = ["role", "deactivated", "reactivated", "factor"] as const;

export default async function ColleaguePage({ params, searchParams }: Props) {
  const { actor, session } = await requireStaff("team.manage");
  const colleague = await findColleague((await params).id);
  if (colleague === null) notFound();
  const [t, query, left] = await Promise.all([
    getTranslations("staff-team"),
    searchParams,
    findLeftBehind(colleague.personId),
  ]);
  const outcome = choice(query, "done", outcomes);
  const isSelf = colleague.personId === actor.personId;
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/team" label={t("back")} />}
        title={colleague.name}
        lead={colleague.deactivatedAt === null ? null : <Badge icon="lock">{t("state.deactivated")}</Badge>}
      />
      {outcome === null ? null : (
        <div className="mb-6">
          <Notice tone="good">{t(`done.${outcome}`)}</Notice>
        </div>
      )}
      <div className="max-w-3xl">
        <FactsOf colleague={colleague} />
        {isSelf ? (
          <div className="mt-8">
            <Notice>{t("self")}</Notice>
          </div>
        ) : null}
      </div>
      {isSelf ? null : (
        <div className="two-columns">
          <Changing colleague={colleague} provenAt={session.provenAt} />
          <Leaving colleague={colleague} left={left} provenAt={session.provenAt} />
        </div>
      )}
    </>
  );
}

async function FactsOf({ colleague }: { colleague: Colleague }) {
  const [t, staff, words] = await Promise.all([getTranslations("staff-team"), getTranslations("staff"), inWords()]);
  const { role, wrappedKey, emailCipher, lastSeenAt, deactivatedAt, deactivatedByName, publicId } = colleague;
  const by = deactivatedByName ?? staff("portal");
  return (
    <Facts
      facts={[
        { label: t("column.role"), value: `${staff(`role.${role}`)}: ${t(`duty.${role}`)}` },
        { label: t("invite.email"), value: openFor(wrappedKey, "email", emailCipher) },
        { label: t("column.seen"), value: lastSeenAt === null ? t("neverSeen") : words.at(lastSeenAt) },
        { label: t("column.factor"), value: <FactorBadge colleague={colleague} /> },
        ...(colleague.isMember ? [{ label: t("membership"), value: t("alsoMember") }] : []),
        ...(deactivatedAt ? [{ label: t("state.deactivated"), value: `${by}, ${words.at(deactivatedAt)}` }] : []),
        {
          label: t("trail"),
          value: (
            <PendingLink
              href={`/staff/audit?subject=person:${publicId}`}
              className="text-accent underline underline-offset-4"
            >
              {t("trailOpen")}
            </PendingLink>
          ),
        },
      ]}
    />
  );
}
