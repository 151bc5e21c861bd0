import type { useTranslations } from "next-intl";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import type { Opening } from "@/lib/loyalty/gates";
import type { Availability } from "@/lib/loyalty/reward";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";

type Translator = ReturnType<typeof useTranslations<"rewards">>;
type LimitReached = Extract<Availability, { code: "limit_reached" }>;

type Telling = { terms: Terms; words: InWords; now: Instant; t: Translator };

/** Which levels can redeem before others, lowest first: "Emas dapat menukar mulai …; Platina sudah …". Null where none can. */
export function earlierInWords(before: readonly Opening[], { terms, words, now, t }: Telling): string | null {
  if (before.length === 0) return null;
  return before
    .map((each) => {
      // Out of a refusal that was kept, instants come as text.
      const at = new Date(each.at);
      const tier = levelOf(terms, each.tier).name[words.locale];
      return t(at > now ? "detail.opens" : "detail.opened", { tier, at: words.at(at) });
    })
    .join("; ");
}

/** What the sentences about a limit need: how often, in which time, and from when on again. */
export function limitInWords({ limit, per, again }: LimitReached, words: InWords) {
  return { limit, per, again: again === null ? "" : words.day(new Date(again)) };
}
