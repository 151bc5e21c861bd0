import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft, type LotChange, lotOf } from "./account";
import { type Bonus, writeBonus } from "./bonus-bought";
import { daysLater } from "./calendar";
import type { MemberInputs } from "./earning-event";
import { keepAlive } from "./extension";
import { isHiddenFrom, mayBeSentTo, segmentsAt } from "./gates";
import { ruleOf } from "./kinds";
import { type AskProblems, type Given, readGiven } from "./kinds/asks";
import { changeUntil, type DateOffer, dateRefusal } from "./kinds/dates";
import { countOf } from "./kinds/details";
import type { KindRule } from "./kinds/kind-rule";
import { drawOn, spendable } from "./lots";
import { exactly, type Points, sum } from "./points";
import type { PresentTrace } from "./present-trace";
import type { RedemptionState } from "./redemption-states";
import { restoresOf } from "./restoration";
import { type Availability, availability, type RewardOffer } from "./reward";
import { settle } from "./settlement";
import { type Terms, termsAsOf } from "./terms";
import type { WishTrace } from "./wish-trace";

export type RedeemRefusal =
  | Exclude<Availability, { code: "redeemable" }>
  | { code: "price_changed"; points: Points }
  | { code: "quantity_invalid"; most: number }
  /** What the kind asks of the member was not said, by field. */
  | { code: "not_said"; problems: AskProblems }
  | { code: "date_full" }
  /** So many days are needed to prepare for it. */
  | { code: "date_too_soon"; days: number }
  /** It is not sent to where the address is. */
  | { code: "not_delivered"; provinces: readonly string[] }
  | { code: "member_locked" }
  | { code: "reward_unknown" };

export type RedeemRequest = {
  id: string;
  quantity: number /** Points per unit the member confirmed. */;
  price: Points;
  /** What the member said besides, by field. */
  given?: Given | undefined;
  wish?: WishTrace | undefined;
  present?: PresentTrace | undefined;
  /** The date that was chosen; null where there is none such. */
  date?: DateOffer | null | undefined;
};

/** What redeeming reads of the member besides the account: their live redemptions of the reward in the running period, and who they are. */
export type RedeemingMember = { redeemed: number; inputs: MemberInputs };

export type Redeemed = {
  points: Points;
  journalVersion: number;
  /** Where it stands from the start, and how it is handed out. */
  state: RedemptionState;
  codes: KindRule["codes"];
  /** What was given, in one spelling. */
  given: Given;
  worthMinor: number | null;
  cashMinor: number | null;
  expiresAt: Instant | null;
  cancellableUntil: Instant | null;
  date: DateOffer | null;
  bonus: Bonus | null;
  /** The job that orders it of a provider. */
  orders: string | null;
};

/** Writes a redemption into the draft: the points are drawn soonest expiry first, or nothing happens and the refusal says why. */
export function redeem(
  draft: Draft,
  request: RedeemRequest,
  reward: RewardOffer,
  { redeemed, inputs }: RedeemingMember,
  decidedAt: Instant,
): Result<Redeemed, RedeemRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (draft.start.memberState !== "active") return refused({ code: "member_locked" });
  const rule = ruleOf(reward.kind, reward.details);
  const { most } = rule;
  if (!Number.isInteger(request.quantity) || request.quantity < 1 || request.quantity > most) {
    return refused({ code: "quantity_invalid", most });
  }
  settle(draft, at);
  const terms = termsAsOf(draft.history, at);
  const segments = segmentsAt(draft, inputs, terms, at);
  if (isHiddenFrom(reward, segments)) return refused({ code: "reward_unknown" });
  const member = { spendable: spendable(draft.lots, at), tier: draft.tier, segments, redeemed };
  const answer = availability(reward, member, terms, at, request.quantity);
  if (answer.code !== "redeemable" && answer.code !== "points_missing") return refused(answer);
  if (request.price !== reward.points) return refused({ code: "price_changed", points: reward.points });
  if (answer.code === "points_missing") return refused(answer);
  const { given, problems } = readGiven(rule.asks, reward.details, request.given ?? {});
  const date = rule.asks.includes("date") ? (request.date ?? null) : undefined;
  const wrong = date === undefined ? null : dateRefusal(date, request.quantity, reward.details, at);
  if (wrong === "date_unknown") problems.date = request.date === undefined ? "missing" : "unknown";
  if (wrong === "date_full") return refused({ code: wrong });
  if (wrong === "date_too_soon") return refused({ code: wrong, days: countOf(reward.details, "leadDays") ?? 0 });
  if (Object.keys(problems).length > 0) return refused({ code: "not_said", problems });
  if (!mayBeSentTo(reward, given)) return refused({ code: "not_delivered", provinces: reward.gates.provinces });

  const bought = {
    id: request.id,
    reward: reward.publicId,
    quantity: request.quantity,
    price: reward.points,
    wish: request.wish,
    present: request.present,
  };
  const journalVersion = draft.version + 1;
  const points = writeRedemption(draft, bought, at);
  if (points === null) throw new Error("What is spendable suffices and cannot be drawn");
  const bonus = rule.gives?.(reward.details) ?? null;
  if (bonus) writeBonus(draft, request.id, bonus, at);
  const times = (minor: number | null | undefined) => (minor ? exactly(minor * request.quantity) : null);
  return done({
    points,
    journalVersion,
    state: rule.first,
    codes: rule.codes,
    given,
    worthMinor: times(rule.worthMinor?.(reward.details)),
    cashMinor: times(countOf(reward.details, "cashMinor")),
    expiresAt: date ? date.endsAt : expiresAt(rule, reward, at, terms),
    cancellableUntil: reward.cancellable ? cancellableUntil(rule, reward, date ?? null, at, terms) : null,
    date: date ?? null,
    bonus,
    orders: rule.orders ?? null,
  });
}

function cancellableUntil(
  rule: KindRule,
  { details }: RewardOffer,
  date: DateOffer | null,
  at: Instant,
  terms: Terms,
): Instant | null {
  if (rule.cancelUntil === "before_date") return date && changeUntil(date, details);
  const hours = rule.cancelUntil === "never" ? 0 : terms.redemption.cancelHours;
  return hours > 0 ? new Date(at.getTime() + hours * 3_600_000) : null;
}

/** What can be used runs out; what is on its way, or was had at once, does not. */
function expiresAt(rule: KindRule, { validDays }: RewardOffer, at: Instant, terms: Terms): Instant | null {
  const runsOut = rule.moves.some(({ from, by }) => from === rule.first && by.includes("time"));
  return validDays === null || !runsOut ? null : daysLater(at, Math.max(1, validDays), terms.zone);
}

export type Bought = {
  id: string;
  /** The reward's public id. */
  reward: string;
  quantity: number;
  price: Points;
  wish?: WishTrace | undefined;
  present?: PresentTrace | undefined;
};

/**
 * Writes the line of a redemption whose gates were passed, and what that activity does to the rest; null, and nothing written, when the
 * points do not suffice.
 */
export function writeRedemption(
  draft: Draft,
  { id, reward, quantity, price, wish, present }: Bought,
  at: Instant,
): Points | null {
  const points = exactly(price * quantity);
  const draws = drawOn(draft.lots, points, at);
  if (!draws) return null;
  addLine(draft, {
    kind: "redeemed",
    points: 0 - points,
    tierPoints: 0,
    occurredAt: at,
    source: `redemption:${id}`,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    draws,
    trace: {
      rule: "redeem",
      reward,
      quantity,
      price,
      draws: draws.map((draw) => {
        const { kind, expiresAt } = lotOf(draft, draw);
        return { kind, points: draw.points, expires: expiresAt?.getTime() ?? null };
      }),
      ...(wish ? { wish } : {}),
      ...(present ? { present } : {}),
    },
  });
  // What a member was given is nothing they did.
  if (!present) keepAlive(draft, { kind: "redemption", occurredAt: at, source: `redemption:${id}` }, at);
  return points;
}

/** A redemption with what its journal line did to the lots. */
export type Restored = { publicId: string; changes: LotChange[] };

/** Why points come back though the member did not ask for it. */
export type FailedBecause = "provider" | "staff";

/**
 * Writes the line that gives a redemption's points back to the very lots they came from; those that lapsed meanwhile live on for the
 * terms' restore days.
 */
export function writeRestoration(
  draft: Draft,
  redemption: Restored,
  cancellationId: string,
  at: Instant,
  failed?: FailedBecause,
): { journalVersion: number; points: Points } {
  const { restores, told } = restoresOf(draft, redemption.changes, at);
  const points = sum(restores.map((each) => each.points));
  addLine(draft, {
    kind: "restored",
    points,
    tierPoints: 0,
    occurredAt: at,
    source: `cancellation:${cancellationId}`,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    restores,
    trace: { rule: "restore", redemption: redemption.publicId, ...(failed ? { failed } : {}), lots: told },
  });
  return { journalVersion: draft.version, points };
}
