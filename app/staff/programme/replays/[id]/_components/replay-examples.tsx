import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listReplayedMembers } from "@/db/queries/replays";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import { currentVisit } from "@/lib/session";

/** Members for whom a draft would have changed most. */
export async function ReplayExamples(props: { title: string; examples: ReplayReport["mostGained"]; terms: Terms }) {
  const [t, words, { person }, members] = await Promise.all([
    getTranslations("staff-replay"),
    inWords(),
    currentVisit(),
    listReplayedMembers(props.examples.map((each) => each.memberId)),
  ]);
  const mayOpen = person !== null && grant(person, "members.view") !== null;
  const byId = new Map(members.map((member) => [member.memberId, member]));
  const whose = (memberId: string) => t("examples.card", { digits: byId.get(memberId)?.digits ?? "–" });
  const tier = (code: string) => levelOf(props.terms, code).name[words.locale];
  const both = (before: string, after: string) => (before === after ? before : `${before} → ${after}`);
  if (props.examples.length === 0) return null;
  return (
    <Section title={props.title}>
      <DataTable
        caption={props.title}
        rows={props.examples}
        rowKey={(row) => row.memberId}
        columns={[
          {
            key: "member",
            header: t("examples.member"),
            cell: (row) =>
              mayOpen ? (
                <PendingLink
                  href={`/staff/members/${row.memberId}`}
                  className="text-accent underline underline-offset-4"
                >
                  {byId.get(row.memberId)?.name ?? whose(row.memberId)}
                </PendingLink>
              ) : (
                whose(row.memberId)
              ),
          },
          ...(["earned", "lapsed", "outstanding"] as const).map((what) => ({
            key: what,
            header: t(`sums.${what}`),
            numeric: true,
            cell: (row: ReplayReport["mostGained"][number]) =>
              both(words.points(row.before[what]), words.points(row.after[what])),
          })),
          {
            key: "tier",
            header: t("examples.tier"),
            cell: (row) => both(tier(row.before.tier), tier(row.after.tier)),
          },
        ]}
      />
    </Section>
  );
}
