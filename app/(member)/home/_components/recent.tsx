import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { PointsChange } from "@/components/points-figure";
import type { LineView } from "@/db/queries/lines";
import type { InWords } from "@/lib/in-words";

/** The newest lines, without their reasons: those are on the page of all activity. */
export async function Recent({ lines, words }: { lines: LineView[]; words: InWords }) {
  const t = await getTranslations("home");
  if (lines.length === 0) return <p className="text-ink-soft">{t("recentNone")}</p>;
  const titles = await Promise.all(lines.map((line) => lineTitle(line, words)));
  return (
    <ul className="grid">
      {lines.map((line, place) => (
        <li
          key={line.version}
          className="flex items-baseline justify-between gap-6 border-t border-line py-3 first:border-t-0"
        >
          <span>
            <span className="font-semibold">{titles[place]}</span>
            <span className="block text-note text-ink-soft">
              {words.shortDay(line.occurredAt)}
              {line.purchase?.store ? ` · ${line.purchase.store}` : null}
            </span>
          </span>
          {line.points === 0 ? null : <PointsChange points={line.points} unit={words.unit} locale={words.locale} />}
        </li>
      ))}
    </ul>
  );
}
