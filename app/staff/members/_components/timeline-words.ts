import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import type { TimelineEntry } from "@/db/queries/member-timeline";
import type { InWords } from "@/lib/in-words";
import { sayDealing, sayEdit } from "./timeline-dealings";

export type Said = { title: string; detail: string | string[] | null; staffName: string | null };

const reasonsForNothing = ["amount_zero", "below_one_point"] as const;
const reasonsForNoRefund = [
  "earned_nothing",
  "lapsed_already",
  "below_one_point",
  "more_than_left",
  "currency_differs",
] as const;
const refusals = [
  "points_missing",
  "out_of_stock",
  "price_changed",
  "total_reached",
  "tier_required",
  "segment_required",
  "limit_reached",
  "date_too_soon",
  "member_locked",
] as const;
const edits = ["lock", "unlock", "claim", "merge", "part", "take_over", "give_back"] as const;

/** What an entry of the timeline was, in words; what belongs to looking after a member is said next door. */
export async function sayTimeline(entry: TimelineEntry, words: InWords): Promise<Said> {
  const t = await getTranslations("staff-members");
  const known = <Key extends string>(keys: readonly Key[], key: string) => keys.find((each) => each === key) ?? "other";
  const wishOf = ({ purpose, rewardName, most, days }: Extract<TimelineEntry, { what: "wish" }>) => ({
    purpose: t(`timeline.wish.${purpose}`),
    reward: rewardName ?? t("timeline.unknownReward"),
    most: words.points(most ?? 0),
    days: days ?? 0,
  });
  switch (entry.what) {
    case "line": {
      const { purchase, refund } = entry.line;
      const minor = purchase?.totalMinor ?? refund?.amountMinor;
      const { currency, store } = purchase ?? refund ?? { currency: "", store: null };
      const money = minor === undefined ? [] : [words.money(minor, currency), store];
      return {
        title: lineTitle(entry.line, words),
        detail: [...money, entry.line.reason].filter((each) => typeof each === "string"),
        staffName: entry.staffName,
      };
    }
    case "nothing": {
      const title = t("timeline.nothing", { money: words.money(entry.totalMinor, entry.currency) });
      return { title, detail: t(`nothingBecause.${known(reasonsForNothing, entry.because)}`), staffName: null };
    }
    case "refund": {
      const title = t("timeline.refundNothing", { money: words.money(entry.totalMinor, entry.currency) });
      return { title, detail: t(`refundBecause.${known(reasonsForNoRefund, entry.because)}`), staffName: null };
    }
    case "refused": {
      const title = t("timeline.refused", { reward: entry.rewardName ?? t("timeline.unknownReward") });
      return { title, detail: t(`refusedBecause.${known(refusals, entry.because)}`), staffName: null };
    }
    case "wish":
      return { title: t(`timeline.wish.${entry.action}`, wishOf(entry)), detail: null, staffName: null };
    case "used": {
      const title = t("timeline.used", { reward: entry.rewardName ?? t("timeline.unknownReward") });
      return { title, detail: null, staffName: entry.staffName };
    }
    case "edited": {
      const told = await sayEdit(entry);
      const title = told ?? t(`edited.${known(edits, entry.action.replace("member.", ""))}`);
      return { title, detail: null, staffName: entry.staffName };
    }
    default:
      return sayDealing(entry, words);
  }
}
