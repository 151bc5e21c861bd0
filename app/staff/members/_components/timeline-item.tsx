import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { PointsChange } from "@/components/points-figure";
import { Why } from "@/components/why";
import type { TimelineEntry } from "@/db/queries/member-timeline";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import { RefundPart } from "./refund-part";
import { VoucherState } from "./voucher-state";

type Props = {
  entry: TimelineEntry;
  memberId: string;
  words: InWords;
  mayUse: boolean;
  mayRefund: boolean;
  now: Instant;
};
type Said = { title: string; detail: string | null; staffName: string | null };

/** One thing that happened: what, when, by whom, what it did to the points, and why. */
export async function TimelineItem({ entry, memberId, words, mayUse, mayRefund, now }: Props) {
  const [t, said] = await Promise.all([getTranslations("staff-members.timeline"), say(entry, words)]);
  const line = entry.what === "line" ? entry.line : null;
  const under = [
    words.at(entry.at),
    said.staffName === null ? null : t("by", { name: said.staffName }),
    line === null ? null : t("bookLine", { version: line.version }),
  ].filter(Boolean);
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-6">
      <div>
        <p className="font-semibold">{said.title}</p>
        {said.detail ? <p>{said.detail}</p> : null}
        <p className="text-note text-ink-soft">{under.join(" · ")}</p>
      </div>
      {line === null ? null : (
        <p className="text-end">
          <PointsChange points={line.points} locale={words.locale} />
          <span className="block text-note text-ink-soft">
            {t("after", { points: words.points(line.balanceAfter) })}
          </span>
        </p>
      )}
      {line === null ? null : (
        <div className="col-span-2">
          {entry.what === "line" && entry.voucher ? (
            <VoucherState voucher={entry.voucher} memberId={memberId} words={words} mayUse={mayUse} now={now} />
          ) : null}
          {line.purchase ? (
            <RefundPart purchase={line.purchase} memberId={memberId} words={words} mayRefund={mayRefund} />
          ) : null}
          <Why line={line} words={words} />
        </div>
      )}
    </div>
  );
}

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
  "tier_required",
  "limit_reached",
  "member_locked",
] as const;
const edits = ["lock", "unlock", "claim", "merge", "part", "take_over", "give_back"] as const;

async function say(entry: TimelineEntry, words: InWords): Promise<Said> {
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
      const detail = minor !== undefined && [words.money(minor, currency), store].filter(Boolean).join(" · ");
      return {
        title: await lineTitle(entry.line, words),
        detail: [detail, entry.line.reason].filter(Boolean).join(" · ") || null,
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
      const title = t(`edited.${known(edits, entry.action.replace("member.", ""))}`);
      return { title, detail: null, staffName: entry.staffName };
    }
  }
}
