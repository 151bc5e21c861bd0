import { type ExpiryPolicy, endOf } from "./expiry-policy";
import type { TermsDocument } from "./terms";
import { changed, type Effect, moreIsBetter, otherChanges, type TermsChange } from "./terms-change";
import { isSame } from "./terms-leaves";

type Expiry = TermsDocument["expiry"];

/** What changes of how long points live, by kind; `zone` is the one their days are of. Points already earned keep what they have. */
export function expiryChanges(zone: string, before: Expiry, after: Expiry): TermsChange[] {
  const { base, bonus, ...rest } = before;
  const { base: baseAfter, bonus: bonusAfter, ...restAfter } = after;
  const kinds = [
    { about: "base", before: base, after: baseAfter },
    { about: "bonus", before: bonus, after: bonusAfter },
  ] as const;
  return [
    ...kinds
      .filter((kind) => !isSame(kind.before, kind.after))
      .map((kind) =>
        changed<TermsChange>({
          what: "expiry",
          section: "expiry",
          ...kind,
          effect: expiryEffect(kind.before, kind.after, zone),
        }),
      ),
    ...otherChanges("expiry", rest, restAfter),
  ];
}

/** The edges and the middle of every month of two years: whatever a policy rounds to shows on one of them. */
const earningDays = Array.from({ length: 24 }, (_, month) =>
  [1, 15, 28].map((date) => new Date(Date.UTC(2027, month, date, 5))),
).flat();

/** By when points earned on the same day end, and by what keeps them alive; where neither tells, in doubt for the worse. */
function expiryEffect(before: ExpiryPolicy, after: ExpiryPolicy, zone: string): Effect {
  const end = (policy: ExpiryPolicy, day: Date) => endOf(policy, day, zone)?.getTime() ?? Number.POSITIVE_INFINITY;
  const effects = [
    ...earningDays.map((day) => moreIsBetter(end(before, day), end(after, day))),
    keepingEffect(before, after),
  ];
  return effects.includes("worse") || !effects.includes("better") ? "worse" : "better";
}

/** What keeps points alive beyond their end: with rolling expiry as often as there is activity, with an extension once. */
function keeping(policy: ExpiryPolicy) {
  if (policy.policy === "rolling") {
    return { times: Number.POSITIVE_INFINITY, months: policy.months, within: policy.months, activity: policy.activity };
  }
  if (!("extension" in policy) || policy.extension === undefined) return null;
  const { months, withinMonths, activity } = policy.extension;
  return { times: 1, months, within: withinMonths, activity };
}

function keepingEffect(before: ExpiryPolicy, after: ExpiryPolicy): Effect {
  if (after.policy === "never") return "neutral";
  const [was, is] = [keeping(before), keeping(after)];
  if (was === null) return is === null ? "neutral" : "better";
  if (is === null) return "worse";
  if (!was.activity.every((each) => is.activity.includes(each))) return "worse";
  const effects = [
    moreIsBetter(was.times, is.times),
    moreIsBetter(was.months, is.months),
    moreIsBetter(was.within, is.within),
    moreIsBetter(was.activity.length, is.activity.length),
  ];
  return effects.includes("worse") ? "worse" : effects.includes("better") ? "better" : "neutral";
}
