import { getLocale, getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listLowStocks } from "@/db/queries/low-stocks";
import { inWords } from "@/lib/in-words";

const SHOWN = 8;

/** Rewards that became as rare as staff wanted to be told of, the longest first; nothing where there are none. */
export async function LowStockPart() {
  const [t, locale, words] = await Promise.all([getTranslations("staff-codes.low"), getLocale(), inWords()]);
  const rewards = await listLowStocks(SHOWN, locale);
  if (rewards.length === 0) return null;
  return (
    <Section title={t("today")} id="low-stock">
      <ul className="grid">
        {rewards.map(({ publicId, name, left, since }) => (
          <li key={publicId} className="border-t border-line first:border-t-0">
            <PendingLink
              href={`/staff/rewards/${publicId}`}
              className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 py-2 hover:bg-sunk"
            >
              <span className="underline decoration-line-strong underline-offset-4">{name}</span>
              <span className="text-ink-soft">{t("left", { left, at: words.at(since) })}</span>
            </PendingLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
