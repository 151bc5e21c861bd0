import type { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { pictureOf, tileOf } from "@/components/reward-card";
import type { MotifName } from "@/components/reward-picture/draw-reward";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { countedIn } from "@/components/tier-counted";
import type { Progress } from "@/components/tier-progress";
import { tierProgressWords } from "@/components/tier-progress-words";
import { type TierTone, tierTone } from "@/components/tier-tone";
import type { Home } from "@/db/queries/home";
import type { LineView } from "@/db/queries/lines";
import type { RewardCardView } from "@/db/queries/offers";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";
import type { Expiry } from "@/lib/loyalty/lots";
import { rankOf } from "@/lib/loyalty/tiers";
import { translationsIn } from "@/lib/translations-in";
import type { HomeWords } from "./home-view";

/** A part of the page: its heading, and the way to the page of its own. */
export type Part<Content> = Content & { title: string; href: string; more: string };

export type NearReward = {
  id: string;
  source: string | null;
  motif: MotifName;
  said: string;
  value: number;
  max: number;
};

export type RecentLine = {
  version: number;
  title: string;
  note: string;
  /** Null where no points moved. */
  change: string | null;
  unit: string;
  isGain: boolean;
};

export type TierWords = {
  tier: string;
  tone: TierTone;
  until: string | null;
  counted: { figure: string; unit: string | null };
  progress: Progress;
};

type Translator = Awaited<ReturnType<typeof getTranslations<"home">>>;

/** All that a member's first page says, in the reader's words. */
export function homeWords(
  home: Home,
  member: { name: string; number: string },
  programmeName: string,
  words: InWords,
  now: Date,
): HomeWords {
  const { locale } = words;
  const t = translationsIn(locale, "home");
  const tiers = translationsIn(locale, "tiers");
  const rewards = translationsIn(locale, "rewards");
  const kinds = translationsIn(locale, "reward-kinds");
  const { standing, goal, nearly } = home;
  const { terms, spendable } = standing;
  const isNew = home.recent.length === 0;
  const figure = words.points(spendable);
  const tierName = standing.tier.level.name[locale];
  const tone = tierTone(rankOf(terms, standing.tier.level.code));
  const label = t("cardLabel", { name: member.name, tier: tierName, number: member.number, points: figure });
  const counted = countedIn(translationsIn(locale, "tiers.counted"), terms, words);
  const near = (reward: RewardCardView) => nearReward(reward, spendable, t, words);
  return {
    greeting: t(isNew ? "greetingFirst" : "greeting", { name: member.name }),
    balance: { label: t("balance"), figure, unit: words.unit },
    card: { programmeName, tierName, tone, ...member, unit: words.unit, label, figure },
    goal: goal && { title: t("goal"), href: "/saving", more: t("goalManage"), reward: near(goal) },
    nearly: nearly.length === 0 ? null : { title: t(isNew ? "nearlyFirst" : "nearly"), rewards: nearly.map(near) },
    redeemable: isNew
      ? null
      : {
          ...{ title: t("redeemable"), href: "/rewards", more: t("all") },
          tiles: home.redeemable.map((reward) => tileOf(reward, { terms, words, now }, rewards, kinds)),
        },
    expiring: isNew
      ? null
      : {
          ...{ title: t("expiring"), href: "/activity/expiry", more: t("expiringAll") },
          ...{ line: expiryLine(standing.expiries[0], t, words), none: t("expiringNone") },
        },
    recent: isNew
      ? null
      : {
          ...{ title: t("recent"), href: "/activity", more: t("recentAll"), none: t("recentNone") },
          lines: home.recent.map((line) => recentLine(line, words)),
        },
    tier: {
      ...{ title: t("tier"), href: "/tiers", more: t("tierAll"), tier: tierName, tone },
      until: standing.tier.until ? tiers("until", { at: words.until(standing.tier.until) }) : null,
      counted: countedNow(standing, words, tiers("tierPoints"), counted(standing.tier.tierPoints)),
      progress: tierProgressWords(standing, words, tiers, counted),
    },
  };
}

function nearReward(reward: RewardCardView, spendable: number, t: Translator, words: InWords): NearReward {
  const missing = reward.points - spendable;
  const said =
    missing > 0
      ? t("nearlyMeter", { points: words.points(missing), reward: reward.name })
      : t("goalReached", { reward: reward.name });
  const picture = { source: pictureOf(reward), motif: motifOfKind(reward.kind) };
  return { id: reward.publicId, ...picture, said, value: spendable, max: reward.points };
}

const MARK = "\u0000";

function expiryLine(next: Expiry | undefined, t: Translator, words: InWords) {
  if (next === undefined) return null;
  const sentence = t.markup("expiringLine", {
    points: words.points(next.points),
    at: words.until(next.at),
    when: (date) => `${MARK}${date}${MARK}`,
  });
  const [before = "", when = "", after = ""] = sentence.split(MARK);
  return { before, when, after, at: next.at.toISOString(), save: t("expiringSave") };
}

function recentLine(line: LineView, words: InWords): RecentLine {
  const store = line.purchase?.store;
  return {
    version: line.version,
    title: lineTitle(line, words),
    note: store ? `${words.shortDay(line.occurredAt)} · ${store}` : words.shortDay(line.occurredAt),
    change: line.points === 0 ? null : words.change(line.points),
    unit: words.unit,
    isGain: line.points > 0,
  };
}

function countedNow({ tier, terms }: Standing, words: InWords, unit: string, counted: string) {
  return terms.tiers.measure.kind === "tier_points"
    ? { figure: words.points(tier.tierPoints), unit }
    : { figure: counted, unit: null };
}
