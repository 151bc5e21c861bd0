import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { inWords } from "@/lib/in-words";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import type { Terms, TermsDocument } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import { moneyOf } from "./point-money";
import { ReplayExamples } from "./replay-examples";

/** What a replay showed: the sums, who would have more and who less, other tiers, limits met, and what would have been missing. */
export async function ReplayFindings(props: {
  report: ReplayReport;
  replayId: string;
  terms: Terms;
  document: TermsDocument;
}) {
  const { report, replayId, terms, document } = props;
  const [t, words] = await Promise.all([getTranslations("staff-replay"), inWords()]);
  const { before, after, tierMoves } = report;
  const { limitsHit } = report;
  const money = moneyOf(terms, words);
  const sums = (["earned", "lapsed", "redeemed", "outstanding"] as const).map((what) => ({
    what,
    before: before[what],
    after: after[what],
  }));
  const nameOf = (code: string) =>
    [...document.earning.rules, ...terms.earning.rules].find((rule) => rule.code === code)?.name[words.locale] ?? code;
  const tier = (code: string) => levelOf(terms, code).name[words.locale];
  return (
    <>
      <Section
        id="sums"
        title={t("sums.title")}
        lead={money ? t("sums.lead", { value: money(1_000) }) : t("sums.noValue")}
      >
        <DataTable
          caption={t("sums.title")}
          rows={sums}
          rowKey={(row) => row.what}
          columns={[
            {
              key: "what",
              header: t("sums.what"),
              cell: (row) => (
                <>
                  <span className="font-semibold">{t(`sums.${row.what}`)}</span>
                  <span className="block max-w-80 font-normal text-note text-ink-soft">{t(`means.${row.what}`)}</span>
                </>
              ),
            },
            { key: "before", header: t("sums.before"), numeric: true, cell: (row) => words.points(row.before) },
            { key: "after", header: t("sums.after"), numeric: true, cell: (row) => words.points(row.after) },
            {
              key: "change",
              header: t("sums.change"),
              numeric: true,
              cell: (row) => words.change(row.after - row.before),
            },
            ...(money
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
      <Section id="tiers" title={t("tiers.title")} lead={t("tiers.lead")}>
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
      <Section id="limits" title={t("limits.title")} lead={t("limits.lead")}>
        {limitsHit.length === 0 ? (
          <p className="text-ink-soft">{t("limits.none")}</p>
        ) : (
          <ul className="grid gap-2">
            {limitsHit.map(({ rule, times, points }) => (
              <li key={rule}>
                {points > 0
                  ? t("limits.hit", { rule: nameOf(rule), times, points: words.points(points) })
                  : t("limits.spent", { rule: nameOf(rule), times })}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="shortfall" title={t("shortfall.title")} lead={t("shortfall.lead")}>
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
