import type { useTranslations } from "next-intl";
import type { InWords } from "@/lib/in-words";
import type { Availability } from "@/lib/loyalty/reward";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";

type Translator = ReturnType<typeof useTranslations<"rewards">>;
type StartsLater = Extract<Availability, { code: "starts_later" }>;
type LimitReached = Extract<Availability, { code: "limit_reached" }>;

/** Which levels can redeem before whoever asks, lowest first: "Emas dapat menukar mulai …, Platina …". Null where none can. */
export function earlierInWords({ before }: StartsLater, terms: Terms, words: InWords, t: Translator): string | null {
  if (before.length === 0) return null;
  return before
    .map(({ tier, at }) =>
      // Out of a refusal that was kept, instants come as text.
      t("detail.opens", { tier: levelOf(terms, tier).name[words.locale], at: words.at(new Date(at)) }),
    )
    .join("; ");
}

/** What the sentences about a limit need: how often, in which time, and from when on again. */
export function limitInWords({ limit, per, again }: LimitReached, words: InWords) {
  return { limit, per, again: again === null ? "" : words.day(new Date(again)) };
}
