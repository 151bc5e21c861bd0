import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { PointsChange } from "@/components/points-figure";
import { Badge } from "@/components/ui/badge";
import { Dotted } from "@/components/ui/dotted";
import { PendingLink } from "@/components/ui/pending-link";
import { Why } from "@/components/why";
import type { LineView } from "@/db/queries/lines";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import { Contest } from "./contest";
import { type Reviewable, ReviewLink } from "./review-link";

/** One line of the book: what, when, where, how much, what was left after it, and why. */
export async function Line(props: {
  line: LineView;
  dispute: string | null;
  /** When its points can be spent; null when they can, or are gone. */
  pendingUntil: Instant | null;
  review: Reviewable | null;
  words: InWords;
}) {
  const { line, words, pendingUntil } = props;
  const t = await getTranslations("activity");
  const title = lineTitle(line, words);
  const { purchase, refund } = line;
  const money = purchase && words.money(purchase.totalMinor, purchase.currency);
  const store = purchase?.store ?? refund?.store;
  return (
    <li
      id={`line-${line.version}`}
      className="grid grid-cols-[1fr_auto] gap-x-6 border-t border-line pt-3 first:border-t-0"
    >
      <p className="font-semibold">
        {title} {line.isWritten ? null : <Badge icon="clock">{t("unwritten")}</Badge>}
      </p>
      <p className="text-end">
        {line.points === 0 ? null : <PointsChange points={line.points} unit={words.unit} locale={words.locale} />}
      </p>
      {pendingUntil && (
        <p className="col-span-2 my-0.5">
          <Badge icon="clock">{t("pendingLine", { at: words.at(pendingUntil) })}</Badge>
        </p>
      )}
      <p className="col-span-2 text-note text-ink-soft sm:col-span-1">
        <Dotted>
          <time dateTime={line.occurredAt.toISOString()}>{words.at(line.occurredAt)}</time>
          {store}
        </Dotted>
      </p>
      <p className="col-span-2 text-note text-ink-soft sm:col-span-1 sm:justify-self-end">
        <Dotted>
          {money}
          {refund ? words.money(refund.amountMinor, refund.currency) : null}
          {t("after", { points: words.points(line.balanceAfter) })}
        </Dotted>
      </p>
      <div className="col-span-2 flex flex-wrap items-start gap-x-3 sm:gap-x-6">
        <div className="min-w-0 has-[[open]]:basis-full">
          <Why line={line} words={words} />
        </div>
        <RedemptionLinks line={line} />
        <RefundLinks line={line} />
        {props.review ? <ReviewLink review={props.review} /> : null}
        {line.isWritten ? <Contest query={`line=${line.version}`} dispute={props.dispute} isPurchase={false} /> : null}
      </div>
    </li>
  );
}

/** From a redemption to its page and to what gave it back; from what came back to the line it undoes. */
async function RedemptionLinks({ line: { redemption, kind } }: { line: LineView }) {
  if (redemption === null) return null;
  const t = await getTranslations("activity");
  const { publicId, paidBy, restoredBy } = redemption;
  const other = kind === "restored" ? paidBy : restoredBy;
  return (
    <>
      <Go href={`/redemptions/${publicId}`}>{t("voucher")}</Go>
      {other === null ? null : (
        <Go href={`/activity?before=${other + 1}#line-${other}`}>
          {kind === "restored" ? t("original") : t("reversal")}
        </Go>
      )}
    </>
  );
}

/** From a purchase to the last of what was given back of it, and from there to the purchase. */
async function RefundLinks({ line: { purchase, refund } }: { line: LineView }) {
  const other = refund?.purchaseVersion ?? purchase?.refundedBy ?? null;
  if (other === null) return null;
  const t = await getTranslations("activity");
  return <Go href={`/activity?before=${other + 1}#line-${other}`}>{refund ? t("sale") : t("refund")}</Go>;
}

function Go({ href, children }: { href: string; children: string }) {
  return (
    <PendingLink href={href} className="text-link inline-flex min-h-11 items-center gap-1 text-note">
      {children}
    </PendingLink>
  );
}
