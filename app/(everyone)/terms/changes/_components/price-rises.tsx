import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { PriceRise } from "@/db/queries/price-rises";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";

/** Rewards that become dearer: what each cost, what it is to cost, when that was announced and from when it holds. */
export async function PriceRises(props: { rises: PriceRise[]; words: InWords; now: Instant }) {
  const { rises, words, now } = props;
  if (rises.length === 0) return null;
  const t = await getTranslations("terms.changes.prices");
  return (
    <Section id="prices" title={t("title")} lead={t("lead")}>
      <ul className="grid">
        {rises.map(({ rewardId, name, before, after, announcedAt, since }) => (
          <li key={`${rewardId} ${since.getTime()}`} className="border-t border-line py-3 first:border-t-0">
            <PendingLink href={`/rewards/${rewardId}`} className="text-link inline-flex min-h-11 items-center gap-1">
              {name}
            </PendingLink>
            <p className="font-semibold">{t("change", { before: words.points(before), after: words.points(after) })}</p>
            <p className="text-note text-ink-soft">
              {t(since > now ? "from" : "since", { at: words.at(since), announced: words.day(announcedAt) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
