import { neverReached } from "@/lib/base/result";
import type { Points } from "./points";
import type { PointKind } from "./terms";
import type { ExtendedTrace, TierTrace, Trace } from "./trace";

/** What time and activity did to points and tiers, one sentence each (see explain.ts). `tierPoints` is in whatever the terms count. */
export type LifeStatement =
  /** Points that were to end at `was` live until `at`. */
  | { key: "extended_by_activity"; points: 0; kind: PointKind; ofPoints: Points; was: number; at: number }
  | { key: "extended_while_active"; points: 0; kind: PointKind; ofPoints: Points; was: number; at: number }
  | { key: "tier_reached"; points: 0; from: string; to: string; tierPoints: Points; needed: Points }
  | { key: "tier_kept"; points: 0; tier: string; tierPoints: Points; needed: Points }
  | { key: "tier_moved_down"; points: 0; from: string; to: string; tierPoints: Points; needed: Points }
  | { key: "tier_still_valid"; points: 0; tier: string }
  /** The period ended too early for this level; it can still be kept until `at`. */
  | { key: "tier_grace"; points: 0; tier: string; tierPoints: Points; needed: Points; missing: Points; at: number }
  | { key: "tier_kept_in_grace"; points: 0; tier: string; tierPoints: Points; needed: Points }
  | { key: "tier_lost_after_grace"; points: 0; from: string; to: string; tierPoints: Points; needed: Points }
  /** A new tier period begins: the count starts again from nothing. */
  | { key: "tier_count_restarts"; points: 0; tierPoints: Points }
  /** In a rolling window: so much is no longer counted, so much still is. */
  | { key: "tier_points_left"; points: 0; left: Points; tierPoints: Points }
  | { key: "tier_counted_anew"; points: 0; tier: string }
  | { key: "tier_until"; points: 0; tier: string; at: number };

/** Lots of one kind that were to end together, and still do, are told of as one. */
export function extendedStatements({ because, lots }: ExtendedTrace): LifeStatement[] {
  const key = because === "activity" ? "extended_by_activity" : "extended_while_active";
  const together = Map.groupBy(lots, ({ kind, was, until }) => `${kind} ${was} ${until}`);
  return [...together.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { kind, was, until } = first;
    const ofPoints = others.reduce((sum, { points }) => sum + points, first.points);
    return [{ key, points: 0, kind, ofPoints, was: was ?? until, at: until }];
  });
}

export function tierStatements(trace: TierTrace | Extract<Trace, { rule: "tier_reached" }>): LifeStatement[] {
  switch (trace.rule) {
    case "tier_reached": {
      const { from, to, tierPoints, needed } = trace;
      return [{ key: "tier_reached", points: 0, from, to, tierPoints, needed }, ...validity(trace)];
    }
    case "tier_period_closed":
      return [...outcome(trace), ...validity(trace), ...restart(trace.tierPoints)];
    case "tier_grace_ended":
      return [...graceOutcome(trace), ...validity(trace)];
    case "tier_window_moved": {
      const { left, tierPoints } = trace;
      const moved: LifeStatement[] = left > 0 ? [{ key: "tier_points_left", points: 0, left, tierPoints }] : [];
      return [...moved, ...outcome(trace), ...validity(trace)];
    }
    case "tier_counted_anew":
      return [{ key: "tier_counted_anew", points: 0, tier: trace.to }, ...validity(trace)];
    default:
      return neverReached(trace);
  }
}

type Ended = Extract<TierTrace, { outcome: unknown }>;

function outcome({ from, to, outcome: what, tierPoints, needed, until }: Ended): LifeStatement[] {
  switch (what) {
    case "kept":
      return [{ key: "tier_kept", points: 0, tier: to, tierPoints, needed }];
    case "moved_down":
      return [{ key: "tier_moved_down", points: 0, from, to, tierPoints, needed }];
    case "still_valid":
      return [{ key: "tier_still_valid", points: 0, tier: to }];
    case "grace": {
      const missing = needed - tierPoints;
      return [{ key: "tier_grace", points: 0, tier: to, tierPoints, needed, missing, at: until ?? 0 }];
    }
  }
}

function graceOutcome({ from, to, outcome: what, tierPoints, needed }: Ended): LifeStatement[] {
  if (what === "kept") return [{ key: "tier_kept_in_grace", points: 0, tier: to, tierPoints, needed }];
  return [{ key: "tier_lost_after_grace", points: 0, from, to, tierPoints, needed }];
}

function restart(tierPoints: Points): LifeStatement[] {
  return tierPoints > 0 ? [{ key: "tier_count_restarts", points: 0, tierPoints }] : [];
}

// A grace says until when itself.
function validity(trace: { to: string; until: number | null; outcome?: string }): LifeStatement[] {
  if (trace.until === null || trace.outcome === "grace") return [];
  return [{ key: "tier_until", points: 0, tier: trace.to, at: trace.until }];
}
