import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { inWords } from "@/lib/in-words";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import { ReplayExamples } from "./replay-examples";

/** What a replay showed: the sums, who would have more and who less, other tiers, limits met, and what would have been missing. */
export async function ReplayFindings(props: { report: ReplayReport; replayId: string; terms: Terms }) {
  const { report, replayId, terms } = props;
  const [t, words] = await Promise.all([getTranslations("staff-replay"), inWords()]);
  const { before, after, winners, losers, unchanged, tierMoves, limitsHit } = report;
  const value = terms.earning.pointValue;
  const money = (points: number) =>
    value && words.money(Math.round((points * value.minor) / value.points), value.currency);
  const sums = (["earned", "lapsed", "redeemed", "outstanding"] as const).map((what) => ({
    what,
    before: before[what],
    after: after[what],
  }));
  const tier = (code: string) => levelOf(terms, code).name[words.locale];
  return (
    <>
      <p className="max-w-2xl text-lead">
        {t("summary", { winners, losers, unchanged, events: words.points(report.events) })}
      </p>
      <Section title={t("sums.title")} lead={value ? t("sums.lead", { value: money(1_000) ?? "" }) : undefined}>
        <DataTable
          caption={t("sums.title")}
          rows={sums}
          rowKey={(row) => row.what}
          columns={[
            { key: "what", header: t("sums.what"), cell: (row) => t(`sums.${row.what}`) },
            { key: "before", header: t("sums.before"), numeric: true, cell: (row) => words.points(row.before) },
            { key: "after", header: t("sums.after"), numeric: true, cell: (row) => words.points(row.after) },
            {
              key: "change",
              header: t("sums.change"),
              numeric: true,
              cell: (row) => words.change(row.after - row.before),
            },
            ...(value
              ? [
                  {
                    key: "money",
                    header: t("sums.money"),
                    numeric: true,
                    cell: (row: (typeof sums)[number]) => money(row.after - row.before),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title={t("tiers.title")}>
        {tierMoves.length === 0 ? (
          <p className="text-ink-soft">{t("tiers.none")}</p>
        ) : (
          <ul className="grid gap-2">
            {tierMoves.map(({ from, to, up, members }) => (
              <li key={`${from} ${to}`}>
                {t(up ? "tiers.up" : "tiers.down", { members, from: tier(from), to: tier(to) })}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("limits.title")}>
        {limitsHit.length === 0 ? (
          <p className="text-ink-soft">{t("limits.none")}</p>
        ) : (
          <ul className="grid gap-2">
            {limitsHit.map(({ rule, times, points }) => (
              <li key={rule}>{t("limits.hit", { rule, times, points: words.points(points) })}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("shortfall.title")}>
        <p className={after.shortfalls > 0 ? "" : "text-ink-soft"}>
          {t("shortfall.said", { count: after.shortfalls, points: words.points(after.shortfallPoints) })}
        </p>
      </Section>
      <ReplayExamples title={t("examples.gained")} examples={report.mostGained} terms={terms} />
      <ReplayExamples title={t("examples.lost")} examples={report.mostLost} terms={terms} />
      <div className="mt-10">
        <a
          href={`/staff/programme/replays/${replayId}/members.csv`}
          className={buttonClass("secondary", false)}
          download
        >
          {t("csv")}
        </a>
      </div>
    </>
  );
}
