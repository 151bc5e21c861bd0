import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import { type Lot, pendingByLine } from "@/lib/loyalty/lots";

/** Points that arrived but cannot be spent yet, apart from those that can: what bore them, and from when they can. */
export async function Pending({ lots, words }: { lots: Lot[]; words: InWords }) {
  if (lots.length === 0) return null;
  const t = await getTranslations("activity");
  return (
    <Section id="pending" title={t("pending")} lead={t("pendingLead")}>
      <ul className="grid max-w-xl">
        {pendingByLine(lots).map(({ born, points, availableAt }) => (
          <li
            key={born}
            className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line pb-2 first:border-t-0"
          >
            <PendingLink
              href={`/activity?before=${born + 1}#line-${born}`}
              className="text-link -mb-2 inline-flex min-h-11 items-center gap-1"
            >
              {words.points(points)} {words.unit}
            </PendingLink>
            <time dateTime={availableAt.toISOString()} className="text-note text-ink-soft sm:text-body">
              {t("pendingFrom", { at: words.at(availableAt) })}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
