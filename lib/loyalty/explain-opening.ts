import type { Statement } from "./explain";
import { goodness } from "./explain-earning";
import type { OpeningTrace, TierBroughtTrace } from "./opening-trace";
import type { Points } from "./points";
import type { PointKind } from "./terms";

/** What a member brought along, one sentence each (see explain.ts). */
export type OpeningStatement =
  | { key: "opening"; points: 0 }
  | { key: "brought"; points: Points; kind: PointKind; at: number }
  | { key: "brought_undated"; points: Points; kind: PointKind }
  | { key: "tier_brought"; points: 0; tier: string };

export function openingStatements({ lots, tierPoints }: OpeningTrace): Statement[] {
  return [
    { key: "opening", points: 0 },
    ...lots.flatMap(({ kind, points, earned, available, expires }): Statement[] => {
      if (points === 0) return [];
      const brought: Statement =
        earned === null ? { key: "brought_undated", points, kind } : { key: "brought", points, kind, at: earned };
      const pending: Statement[] = available === null ? [] : [{ key: "pending_until", points: 0, at: available }];
      return [brought, ...pending, goodness(kind, points, expires)];
    }),
    ...(tierPoints > 0 ? [{ key: "tier_points", points: 0, tierPoints } as const] : []),
  ];
}

export function tierBroughtStatements({ to, until }: TierBroughtTrace): Statement[] {
  const brought: Statement = { key: "tier_brought", points: 0, tier: to };
  return until === null ? [brought] : [brought, { key: "tier_until", points: 0, tier: to, at: until }];
}
