import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import type { Lot } from "@/lib/loyalty/lots";

/** Points that arrived but cannot be spent yet, apart from those that can, by the moment they can. */
export async function Pending({ lots, words }: { lots: Lot[]; words: InWords }) {
  if (lots.length === 0) return null;
  const t = await getTranslations("activity");
  const byInstant = new Map<number, number>();
  for (const lot of lots) {
    byInstant.set(lot.availableAt.getTime(), (byInstant.get(lot.availableAt.getTime()) ?? 0) + lot.remaining);
  }
  return (
    <Section id="pending" title={t("pending")} lead={t("pendingLead")}>
      <ul className="grid max-w-xl">
        {[...byInstant].map(([time, points]) => (
          <li key={time} className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 first:border-t-0">
            <span className="font-semibold">
              {words.points(points)} {words.unit}
            </span>
            <time dateTime={new Date(time).toISOString()}>{t("pendingFrom", { at: words.at(new Date(time)) })}</time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
