import { getTranslations } from "next-intl/server";
import { inWords } from "@/lib/in-words";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import type { Terms } from "@/lib/loyalty/terms";
import { moneyOf } from "./point-money";

/** What a draft comes to, in three figures and their sentences: what it costs, what the programme owes, whom it touches. */
export async function ReplaySummary({ report, terms }: { report: ReplayReport; terms: Terms }) {
  const [t, words] = await Promise.all([getTranslations("staff-replay.glance"), inWords()]);
  const { before, after, winners, losers, unchanged } = report;
  const money = moneyOf(terms, words);
  const figures = (["earned", "outstanding"] as const).map((what) => {
    const change = after[what] - before[what];
    const worth = money?.(Math.abs(change)) ?? words.points(Math.abs(change));
    const way = change === 0 ? "same" : change > 0 ? "more" : "less";
    return { what, figure: t(`way.${way}`, { worth }), said: t(what, { points: words.points(after[what]) }) };
  });
  return (
    <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
      {figures.map(({ what, figure, said }) => (
        <Figure key={what} title={t(`title.${what}`)} figure={figure} said={said} />
      ))}
      <Figure
        title={t("title.members")}
        figure={t("touched", { members: winners + losers })}
        said={t("members", { winners, losers, unchanged })}
      />
    </dl>
  );
}

function Figure({ title, figure, said }: { title: string; figure: string; said: string }) {
  return (
    <div className="grid content-start gap-1">
      <dt className="text-note text-ink-soft">{title}</dt>
      <dd className="grid gap-1">
        <span className="text-heading font-bold tabular-nums">{figure}</span>
        <span className="text-note">{said}</span>
      </dd>
    </div>
  );
}
