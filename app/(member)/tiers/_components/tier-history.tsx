import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { Section } from "@/components/ui/section";
import { Why } from "@/components/why";
import type { LineView } from "@/db/queries/lines";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";

/** Every time the tier moved or was kept, newest first, with its reason. */
export async function TierHistory(props: { moves: LineView[]; standing: Standing; words: InWords }) {
  const { moves, standing, words } = props;
  const t = await getTranslations("tiers");
  const titles = moves.map((move) => lineTitle(move, words));
  const first = standing.terms.tiers.levels[0]?.name[words.locale] ?? "";
  return (
    <Section id="history" title={t("history")}>
      {moves.length === 0 ? (
        <p className="text-ink-soft">{t("historyNone", { tier: first })}</p>
      ) : (
        <ol className="grid">
          {moves.map((move, place) => (
            <li key={move.version} className="border-t border-line pt-3 first:border-t-0">
              <p className="font-semibold">{titles[place]}</p>
              <p className="text-note text-ink-soft">
                <time dateTime={move.occurredAt.toISOString()}>{words.at(move.occurredAt)}</time>
              </p>
              <Why line={move} words={words} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
