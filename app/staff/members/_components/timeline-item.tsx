import { getTranslations } from "next-intl/server";
import { PointsChange } from "@/components/points-figure";
import { Dotted } from "@/components/ui/dotted";
import { Why } from "@/components/why";
import type { TimelineEntry } from "@/db/queries/member-timeline";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import { RefundPart } from "./refund-part";
import { sayTimeline } from "./timeline-words";
import { VoucherState } from "./voucher-state";

type Props = {
  entry: TimelineEntry;
  memberId: string;
  words: InWords;
  mayUse: boolean;
  mayReinstate: boolean;
  mayRefund: boolean;
  now: Instant;
};

/** One thing that happened: what, when, by whom, what it did to the points, and why. */
export async function TimelineItem({ entry, mayRefund, ...props }: Props) {
  const { memberId, words } = props;
  const [t, said] = await Promise.all([getTranslations("staff-members.timeline"), sayTimeline(entry, words)]);
  const line = entry.what === "line" ? entry.line : null;
  const under = [
    words.shortAt(entry.at),
    said.staffName === null ? null : t("by", { name: said.staffName }),
    line === null ? null : t("bookLine", { version: line.version }),
  ];
  const detail = [said.detail].flat().filter(Boolean);
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-6">
      <div>
        <p className="font-semibold">{said.title}</p>
        {detail.length === 0 ? null : (
          <p>
            <Dotted>{detail}</Dotted>
          </p>
        )}
        <p className="text-note text-ink-soft">
          <Dotted>{under}</Dotted>
        </p>
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
        <div className="col-span-2 flex flex-wrap items-center gap-x-6 pt-1 empty:hidden *:open:basis-full *:has-[[open]]:basis-full">
          {entry.what === "line" && entry.voucher ? <VoucherState voucher={entry.voucher} {...props} /> : null}
          {line.purchase && line.kind !== "tier_moved" ? (
            <RefundPart purchase={line.purchase} memberId={memberId} words={words} mayRefund={mayRefund} />
          ) : null}
          <Why line={line} words={words} />
        </div>
      )}
    </div>
  );
}
