import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { listInvitations, listTeam } from "@/db/queries/team";
import { requireStaff } from "@/lib/session";
import { choice, type Query } from "../_components/address";
import { InviteForm } from "./_components/invite-form";
import { OpenInvitations } from "./_components/open-invitations";
import { RoleDuties } from "./_components/role-duties";
import { TeamTable } from "./_components/team-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-team"))("title") };
}

const outcomes = ["invited", "resent", "withdrawn"] as const;

export default async function TeamPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { actor, session, installation } = await requireStaff("team.manage");
  const [t, query, team, invitations] = await Promise.all([
    getTranslations("staff-team"),
    searchParams,
    listTeam(),
    listInvitations(),
  ]);
  const outcome = choice(query, "done", outcomes);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      {outcome === null ? null : <Notice tone="good">{t(`done.${outcome}`)}</Notice>}
      <Section id="team" title={t("team", { count: team.filter((each) => each.deactivatedAt === null).length })}>
        <TeamTable team={team} self={actor.personId} />
      </Section>
      <Section id="invitations" title={t("invitations")}>
        {invitations.length === 0 ? (
          <p className="text-ink-soft">{t("noInvitations")}</p>
        ) : (
          <OpenInvitations invitations={invitations} />
        )}
      </Section>
      <Section id="invite-somebody" title={t("invite.title")} lead={t("invite.lead")}>
        <InviteForm provenAt={session.provenAt} languages={installation.languages} />
        <RoleDuties />
      </Section>
    </>
  );
}
