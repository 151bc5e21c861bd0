import type { LineView } from "@/db/queries/lines";
import { atBeginning } from "@/lib/base/sentence";
import type { InWords } from "@/lib/in-words";
import { levelOf } from "@/lib/loyalty/tiers";
import { translationsIn } from "@/lib/translations-in";

/** What a line of the book was, in a few words: `Belanja`, `Tukar: Croissant`, `Naik ke Emas`. */
export function lineTitle(line: LineView, { locale }: InWords): string {
  const t = translationsIn(locale, "activity.line");
  const reward = line.redemption?.rewardName ?? "";
  switch (line.kind) {
    case "earned":
      if (line.trace.rule === "event") return eventTitle(line.trace.event);
      return line.purchase?.channel === "online" ? t("earnedOnline") : t("earned");
    case "redeemed":
    case "restored":
      return t(line.kind, { reward });
    case "tier_moved":
      return tierTitle();
    case "extended":
      return t(line.trace.rule === "release" ? "released" : line.kind);
    case "transferred_in":
    case "transferred_out":
      return t(giftTitle(line.trace.rule) ?? line.kind);
    default:
      return t(line.kind);
  }

  /** What the terms of its day call it: `Ulasan`. */
  function eventTitle(code: string): string {
    const name = line.terms.events.find((each) => each.code === code)?.name[locale];
    return name ? atBeginning(name) : t("earned");
  }

  function tierTitle(): string {
    const { trace, terms } = line;
    if (!("to" in trace) || trace.rule === "transfer_out") return t("tierStill");
    const tier = levelOf(terms, trace.to).name[locale];
    if (trace.rule === "tier_reached") return t("tierReached", { tier });
    if (trace.rule === "tier_brought") return t("tierBrought", { tier });
    if (trace.rule === "tier_merged") return t("tierMerged", { tier });
    if (trace.rule === "tier_left") return t("tierDown", { tier });
    if (trace.rule === "tier_counted_anew") return t("tierCountedAnew");
    return {
      kept: t("tierKept", { tier }),
      moved_down: t("tierDown", { tier }),
      still_valid: t(trace.rule === "tier_window_moved" ? "tierWindow" : "tierStill"),
      grace: t("tierGrace", { tier }),
    }[trace.outcome];
  }
}

function giftTitle(rule: LineView["trace"]["rule"]) {
  const titles = { gift_out: "giftOut", gift_in: "giftIn", gift_back: "giftBack" } as const;
  return rule in titles ? titles[rule as keyof typeof titles] : null;
}
