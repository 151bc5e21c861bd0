import { getTranslations } from "next-intl/server";
import { oneOf, segmentsInWords } from "@/components/segments-in-words";
import type { StaffReward } from "@/db/queries/staff-rewards";
import type { InWords } from "@/lib/in-words";
import { opensBefore } from "@/lib/loyalty/gates";
import { datedKinds } from "@/lib/loyalty/kinds";
import { countOf, linesOf, wordsOf } from "@/lib/loyalty/kinds/details";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";

/** Who can redeem a reward as it stands, a sentence each: whoever, when, how often, and where it goes. */
export async function whoInWords(reward: StaffReward, terms: Terms, words: InWords): Promise<string[]> {
  const t = await getTranslations("staff-rewards.gates.who");
  const { gates, tierRequired, startsAt, endsAt, perMemberLimit, kind, details, stock } = reward;
  const tier = (code: string) => levelOf(terms, code).name[words.locale];
  const outlets = linesOf(wordsOf(details, "outlets"));
  const days = countOf(details, "leadDays");
  const total = gates.totalLimit;
  const whoever = tierRequired === null && gates.segments.length === 0 ? t("everyone") : null;
  const sentences = [
    whoever,
    tierRequired === null ? null : t("tier", { tier: tier(tierRequired) }),
    ...groups(),
    startsAt && t("starts", { at: words.at(startsAt) }),
    ...(startsAt ? opensBefore(reward, startsAt, terms) : []).map((each) =>
      t("opens", { tier: tier(each.tier), at: words.at(each.at) }),
    ),
    endsAt && t("ends", { at: words.until(endsAt) }),
    perMemberLimit === null ? null : t("limit", { limit: perMemberLimit, per: gates.limitPer }),
    total === null ? null : t("total", { total: words.points(total), left: words.points(stock.totalLeft ?? total) }),
    gates.provinces.length > 0 ? t("provinces", { provinces: oneOf(gates.provinces, words.locale) }) : null,
    outlets.length > 0 ? t("outlets", { outlets: oneOf(outlets, words.locale) }) : null,
    days === null ? null : t(datedKinds.includes(kind) ? "leadDate" : "leadReady", { days }),
  ];
  return sentences.filter((sentence) => sentence !== null);

  function groups(): (string | null)[] {
    const known = gates.segments.filter((code) => terms.earning.segments.some((each) => each.code === code));
    const gone = gates.segments.filter((code) => !known.includes(code)).map((code) => t("gone", { code }));
    if (known.length === 0) return gone;
    const segments = segmentsInWords(known, terms, words.locale, "");
    return [t("segments", { segments }), gates.isHidden ? t("hidden") : t("shown", { segments }), ...gone];
  }
}
