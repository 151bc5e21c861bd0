import type { Condition } from "./earning-rules";
import { isSame } from "./terms-leaves";

/** Whether whoever met `before` certainly meets `after`: each condition of it asks no more than one that was asked already. */
export function asksNoMore(before: readonly Condition[], after: readonly Condition[]): boolean {
  return after.every((is) => before.some((was) => isNoNarrower(was, is)));
}

type Of<If extends Condition["if"]> = Extract<Condition, { if: If }>;

function isNoNarrower(was: Condition, is: Condition): boolean {
  if (isSame(was, is)) return true;
  switch (is.if) {
    case "dates":
      return was.if === "dates" && (is.from ?? "") <= (was.from ?? "") && (is.to ?? "9999") >= (was.to ?? "9999");
    case "time":
      return was.if === "time" && coversTime(was, is);
    case "amount":
      return was.if === "amount" && was.currency === is.currency && spans(was, is);
    case "visits":
      return was.if === "visits" && spans(was, is);
    case "joined":
      return was.if === "joined" && spans(lengths(was), lengths(is));
    case "birthday":
    case "anniversary":
      return was.if === is.if && is.daysBefore >= was.daysBefore && is.daysAfter >= was.daysAfter;
    case "frequency":
      return was.if === "frequency" && was.counts === is.counts && is.atLeast <= was.atLeast && is.days >= was.days;
    case "tier":
    case "tag":
    case "segment":
    case "product":
    case "category":
    case "store":
    case "channel":
      return was.if === is.if && was.anyOf.every((each) => is.anyOf.includes(each));
    // Another number, or another field, is met by others.
    case "nth":
    case "field":
      return false;
  }
}

type Span = { atLeast?: number | undefined; atMost?: number | undefined };

function spans(was: Span, is: Span): boolean {
  const most = Number.POSITIVE_INFINITY;
  return (is.atLeast ?? 0) <= (was.atLeast ?? 0) && (is.atMost ?? most) >= (was.atMost ?? most);
}

const lengths = ({ atLeastDays, atMostDays }: Of<"joined">): Span => ({ atLeast: atLeastDays, atMost: atMostDays });

/** Hours over midnight are compared no further: they are no narrower only when they are the same. */
function coversTime(was: Of<"time">, is: Of<"time">): boolean {
  const days = (each: Of<"time">) => each.weekdays ?? [1, 2, 3, 4, 5, 6, 7];
  if (!days(was).every((day) => days(is).includes(day))) return false;
  const [from, to] = [was.from ?? "00:00", was.to ?? "24:00"];
  const [fromNow, toNow] = [is.from ?? "00:00", is.to ?? "24:00"];
  if (from === fromNow && to === toNow) return true;
  return from < to && fromNow < toNow && fromNow <= from && toNow >= to;
}
