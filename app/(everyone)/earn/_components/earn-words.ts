import type { getTranslations } from "next-intl/server";
import { friendConditions } from "@/components/friend-conditions";
import type { RuleWords } from "@/components/rule-in-words";
import type { InWords } from "@/lib/in-words";
import type { EarningRule } from "@/lib/loyalty/earning-rules";
import type { Terms } from "@/lib/loyalty/terms";
import { isOfFriends, waitsOf } from "@/lib/loyalty/ways-to-earn";
import { wordsOfTerms } from "@/lib/terms-in-words";

type T = Awaited<ReturnType<typeof getTranslations<"earn">>>;
type FriendWords = Parameters<typeof friendConditions>[0];

/** From when points of purchases can be spent: at once is said of shops only where the terms let none of theirs wait. */
export function waitingInWords(t: T, terms: Terms, words: InWords): string[] {
  const waits = waitsOf(terms);
  const named = wordsOfTerms(terms, words.locale);
  const nameOf = (channel: string) => terms.earning.labels[channel]?.[words.locale] ?? named.channel(channel);
  const list = new Intl.ListFormat(words.locale, { type: "conjunction" });
  const doShopsWait = waits.some(({ channels }) => channels.includes("store"));
  return [
    ...(waits.length === 0 ? [t("allAtOnce")] : doShopsWait ? [] : [t("atOnce")]),
    ...waits.map(({ days, channels }) => t("pending", { channels: list.format(channels.map(nameOf)), days })),
  ];
}

/** When a rule applies: its own conditions, and of friends those the terms set for bringing one. */
export function whenInWords(
  rule: EarningRule,
  terms: Terms,
  words: InWords,
  { say, friends }: { say: RuleWords; friends: FriendWords },
): string[] {
  const own = rule.when.map((condition) => say.condition(condition));
  return isOfFriends(rule.on) ? [...friendConditions(friends, rule.on, terms, words), ...own] : own;
}
