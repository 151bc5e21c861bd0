import { getTranslations } from "next-intl/server";
import { earlierInWords } from "@/components/availability-in-words";
import { oneOf, segmentsInWords } from "@/components/segments-in-words";
import type { RewardPage } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";
import { opensBefore } from "@/lib/loyalty/gates";
import { currentVisit } from "@/lib/session";

/** Who can redeem it, how many there are for all, who before others, and where it is sent: only what applies. */
export async function gateFacts(
  { reward, terms }: RewardPage,
  words: InWords,
): Promise<{ label: string; value: string }[]> {
  const [t, { now }] = await Promise.all([getTranslations("rewards"), currentVisit()]);
  const { gates, totalLeft, startsAt } = reward;
  const facts = [
    gates.segments.length > 0 && {
      label: t("detail.segmentsLabel"),
      value: segmentsInWords(gates.segments, terms, words.locale, t("someSegment")),
    },
    gates.totalLimit !== null && {
      label: t("detail.totalLabel"),
      value: t("detail.total", { total: words.points(gates.totalLimit), left: words.points(totalLeft ?? 0) }),
    },
    gates.provinces.length > 0 && { label: t("detail.provincesLabel"), value: oneOf(gates.provinces, words.locale) },
    startsAt !== null && startsAt > now && { label: t("detail.startsLabel"), value: openings(startsAt) },
  ];
  return facts.filter((fact) => fact !== false);

  function openings(at: Date): string {
    const others = earlierInWords(opensBefore(reward, at, terms), { terms, words, now, t });
    return others === null ? words.at(at) : `${others}; ${t("detail.everyone", { at: words.at(at) })}`;
  }
}
