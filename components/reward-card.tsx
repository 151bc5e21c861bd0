import { useTranslations } from "next-intl";
import { limitInWords } from "@/components/availability-in-words";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardBadge, type RewardMark, RewardTile, type Tile } from "@/components/reward-tile";
import { segmentsInWords } from "@/components/segments-in-words";
import { tierAndAbove } from "@/components/tier-and-above";
import { tierTone } from "@/components/tier-tone";
import type { RewardCardView } from "@/db/queries/offers";
import type { InWords } from "@/lib/in-words";
import { dayOf, daysLater } from "@/lib/loyalty/calendar";
import { countOf } from "@/lib/loyalty/kinds/details";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf, rankOf } from "@/lib/loyalty/tiers";

/** A reward in a list: its picture, price and honest value, and where it stands for whoever looks. Not dimmed when out of reach. */
export function RewardCard(props: {
  reward: RewardCardView;
  terms: Terms;
  words: InWords;
  now: Date;
  eager?: boolean;
}) {
  const t = useTranslations("rewards");
  const kinds = useTranslations("reward-kinds");
  return <RewardTile {...tileOf(props.reward, props, t, kinds)} eager={props.eager} />;
}

/** What a tile says of a reward. */
export function tileOf(
  reward: RewardCardView,
  { terms, words, now }: { terms: Terms; words: InWords; now: Date },
  t: Translator,
  kinds: KindTranslator,
): Tile {
  const marks = [
    availabilityMark(reward, terms, words, t),
    earlyMark(reward, terms, words, now, t),
    hurryMark(reward, words, terms.zone, now, t),
  ];
  return {
    id: reward.publicId,
    name: reward.name,
    source: pictureOf(reward),
    motif: motifOfKind(reward.kind),
    cost: priceOf(reward, words, t, kinds),
    perPoint: perPoint(reward, words, t),
    marks: marks.filter((mark) => mark !== null),
  };
}

export function pictureOf(reward: { picture: string | null }): string | null {
  return reward.picture === null ? null : `/pictures/${reward.picture}`;
}

type Translator = ReturnType<typeof useTranslations<"rewards">>;
type KindTranslator = ReturnType<typeof useTranslations<"reward-kinds">>;
type Priced = Pick<RewardCardView, "points" | "details" | "currency">;

/** What it costs: points, and the money that is added when it is collected, where there is some. */
export function priceOf(reward: Priced, words: InWords, t: Translator, kinds: KindTranslator): string {
  const points = words.points(reward.points);
  const cash = countOf(reward.details, "cashMinor");
  return cash === null
    ? t("cost", { points })
    : kinds("cash.part", { points, money: words.money(cash, reward.currency) });
}

function perPoint(reward: RewardCardView, words: InWords, t: Translator): string | null {
  if (reward.valueMinor === null) return null;
  // Only what the points pay for: the rest is paid in money.
  const value = reward.valueMinor - (countOf(reward.details, "cashMinor") ?? 0);
  const money = words.perPoint(value, reward.points, reward.currency);
  return value % reward.points === 0 ? t("perPoint", { money }) : t("perPointAbout", { money });
}

/** Where a reward stands, in the words of the catalogue; nothing for a visitor to whom nothing special applies. */
export function AvailabilityBadge(props: { reward: RewardCardView; terms: Terms; words: InWords }) {
  const t = useTranslations("rewards");
  const mark = availabilityMark(props.reward, props.terms, props.words, t);
  return mark === null ? null : <RewardBadge {...mark} />;
}

function availabilityMark(reward: RewardCardView, terms: Terms, words: InWords, t: Translator): RewardMark | null {
  const answer = reward.availability;
  switch (answer?.code) {
    case undefined:
      return null;
    case "redeemable":
      return { tone: "good", icon: "check", words: t("state.redeemable") };
    case "points_missing":
      return { icon: "clock", words: t("state.points_missing", { points: words.points(answer.missing) }) };
    case "tier_required":
      return {
        tone: tierTone(rankOf(terms, answer.tier)),
        icon: "lock",
        words: t("state.tier_required", {
          tier: tierAndAbove(answer.tier, { levels: terms.tiers.levels, locale: words.locale, t }),
        }),
      };
    case "out_of_stock":
      return { tone: "bad", icon: "close", words: t("state.out_of_stock") };
    case "total_reached":
      return { tone: "bad", icon: "close", words: t("state.total_reached") };
    case "segment_required": {
      const segments = segmentsInWords(answer.segments, terms, words.locale, t("someSegment"));
      return { icon: "lock", words: t("state.segment_required", { segments }) };
    }
    case "limit_reached":
      return { icon: "check", words: t("state.limit_reached", limitInWords(answer, words)) };
    case "starts_later":
      return { icon: "clock", words: t("state.starts_later", { at: words.shortDay(answer.at) }) };
    case "ended":
    case "not_published":
      return { icon: "lock", words: t(`state.${answer.code}`) };
  }
}

/** That it opened to this member before it does to all, or to which level it opens before. */
function earlyMark(
  { availability, startsAt }: RewardCardView,
  terms: Terms,
  words: InWords,
  now: Date,
  t: Translator,
): RewardMark | null {
  if (availability?.code === "redeemable" && startsAt !== null && startsAt > now) {
    return { tone: "warn", icon: "clock", words: t("state.early") };
  }
  const [first] = availability?.code === "starts_later" ? availability.before : [];
  if (first === undefined) return null;
  const tier = levelOf(terms, first.tier).name[words.locale];
  return {
    tone: tierTone(rankOf(terms, first.tier)),
    words: t("state.opensEarlier", { tier, at: words.shortDay(first.at) }),
  };
}

const SOON_DAYS = 7;
const FEW = 5;

/** A reason to be quick: it ends soon, or few are left. */
function hurryMark(
  { endsAt, stockLeft, totalLeft }: RewardCardView,
  words: InWords,
  zone: string,
  now: Date,
  t: Translator,
): RewardMark | null {
  if (endsAt !== null && endsAt <= daysLater(now, SOON_DAYS, zone)) {
    const lastDay = dayOf(new Date(endsAt.getTime() - 1), zone);
    const today = dayOf(now, zone);
    const tomorrow = dayOf(daysLater(now, 1, zone), zone) > lastDay;
    const sentence =
      lastDay === today ? t("endsToday") : tomorrow ? t("endsTomorrow") : t("endsOn", { at: words.shortDay(endsAt) });
    return { tone: "warn", icon: "clock", words: sentence };
  }
  if (totalLeft !== null && totalLeft > 0 && totalLeft <= FEW && totalLeft <= (stockLeft ?? totalLeft)) {
    return { tone: "warn", words: t("totalLow", { count: totalLeft }) };
  }
  return stockLeft !== null && stockLeft > 0 && stockLeft <= FEW
    ? { tone: "warn", words: t("stockLow", { count: stockLeft }) }
    : null;
}
