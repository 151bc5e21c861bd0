import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { inWords } from "@/lib/in-words";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";

/** Members for whom a draft would have changed most. */
export async function ReplayExamples(props: { title: string; examples: ReplayReport["mostGained"]; terms: Terms }) {
  const [t, words] = await Promise.all([getTranslations("staff-replay"), inWords()]);
  const tier = (code: string) => levelOf(props.terms, code).name[words.locale];
  const both = (before: string, after: string) => (before === after ? before : `${before} → ${after}`);
  return (
    <Section title={props.title}>
      {props.examples.length === 0 ? (
        <p className="text-ink-soft">{t("examples.none")}</p>
      ) : (
        <DataTable
          caption={props.title}
          rows={props.examples}
          rowKey={(row) => row.memberId}
          columns={[
            {
              key: "member",
              header: t("examples.member"),
              cell: (row) => (
                <PendingLink
                  href={`/staff/members/${row.memberId}`}
                  className="text-accent underline underline-offset-4"
                >
                  {t("examples.open")}
                </PendingLink>
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
      )}
    </Section>
  );
}
