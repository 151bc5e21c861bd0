import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft } from "./account";
import { drawOn, spendable } from "./lots";
import { type Role, roles } from "./permissions";
import type { Points } from "./points";
import { settle } from "./settlement";
import { expiryOf, type PointKind, termsAsOf } from "./terms";

export type AdjustRequest = {
  id: string;
  /** Given (positive) or taken (negative); never 0. */
  points: Points;
  kind: PointKind;
  /** A salted digest of the reason: the words themselves stay with the person's data. */
  reasonDigest: string;
  /** The line it makes up for, where a member contested one. */
  corrects?: number | undefined;
};

export type AdjustRefusal =
  | { code: "points_zero" }
  | { code: "not_enough_to_take"; spendable: Points }
  | { code: "above_limit"; limit: Points }
  | { code: "reason_missing" }
  /** Nobody decides about points of their own. */
  | { code: "own_membership" }
  | { code: "member_closed" }
  | { code: "member_unknown" };

/** Writes a correction by staff into the draft. Points given live as long as points of their kind do; points taken never overdraw. */
export function adjust(
  draft: Draft,
  request: AdjustRequest,
  limit: Points,
  decidedAt: Instant,
): Result<{ journalVersion: number }, AdjustRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (["closed", "merged"].includes(draft.start.memberState)) return refused({ code: "member_closed" });
  if (request.points === 0) return refused({ code: "points_zero" });
  if (Math.abs(request.points) > limit) return refused({ code: "above_limit", limit });
  settle(draft, at);
  const terms = termsAsOf(draft.history, at);
  const corrects = request.corrects === undefined ? {} : { corrects: request.corrects };
  const common = {
    kind: "adjusted",
    points: request.points,
    tierPoints: 0,
    occurredAt: at,
    source: `adjustment:${request.id}`,
    termsVersion: terms.version,
    answersRequest: true,
  } as const;
  if (request.points > 0) {
    const expiresAt = expiryOf(terms, request.kind, at);
    addLine(draft, {
      ...common,
      newLots: [
        { kind: request.kind, points: request.points, availableAt: at, expiresAt, termsVersion: terms.version },
      ],
      trace: {
        rule: "adjust",
        kind: request.kind,
        reason: request.reasonDigest,
        expires: expiresAt?.getTime() ?? null,
        ...corrects,
      },
    });
  } else {
    const ofKind = draft.lots.filter((lot) => lot.kind === request.kind);
    const draws = drawOn(ofKind, -request.points, at);
    if (!draws) return refused({ code: "not_enough_to_take", spendable: spendable(ofKind, at) });
    addLine(draft, {
      ...common,
      draws,
      trace: { rule: "adjust", kind: request.kind, reason: request.reasonDigest, expires: null, ...corrects },
    });
  }
  return done({ journalVersion: draft.version });
}

/** How far one adjustment by this role may go by itself; a role that is not named may not adjust at all. What is left of the day may be less. */
export function adjustLimitPoints(role: Role | null): Points {
  return (role && limits[role]?.alone) ?? 0;
}

/** How much of one member's points, and of all members' together, one of this role may give or take by themselves in a day of the programme. */
export function adjustLimitsADay(role: Role | null): { toOne: Points; inAll: Points } {
  return (role && limits[role]?.aDay) ?? { toOne: 0, inAll: 0 };
}

/** The roles that may give or take so many points by themselves. */
export function rolesAdjusting(points: Points): Role[] {
  return roles.filter((role) => Math.abs(points) <= Math.min(adjustLimitPoints(role), adjustLimitsADay(role).toOne));
}

/** How far this role may go as the second person, for what another asked for. */
export function approvalLimitPoints(role: Role | null): Points {
  return (role && limits[role]?.asSecond) ?? 0;
}

/** What a member's points may be corrected by, at once and in a day: the one table. What is cut into parts comes to no more than at once. */
type Limits = { alone: Points; aDay: { toOne: Points; inAll: Points }; asSecond: Points };
const limits: Partial<Record<Role, Limits>> = {
  support: { alone: 5_000, aDay: { toOne: 5_000, inAll: 25_000 }, asSecond: 20_000 },
  owner: { alone: 100_000, aDay: { toOne: 100_000, inAll: 500_000 }, asSecond: 5_000_000 },
};

/** More than this nobody could approve, so that it cannot be asked for either. */
export const largestAdjustmentPoints: Points = Math.max(...Object.values(limits).map((limit) => limit.asSecond));
