import { adjustLimitsADay } from "./adjustment";
import type { BudgetUse } from "./budgets";
import type { Role } from "./permissions";
import type { Points } from "./points";

/** What one colleague gave and took by hand on a day of the programme: of one member's points, and in all. Giving and taking both count. */
export type ByHand = { on: string; toOne: Counted; inAll: Counted };
type Counted = { code: string; most: Points; used: Points };

/** A colleague's day before anything is counted of it, as its role is limited. */
export function byHandOf(who: { actorId: number; role: Role | null; memberId: number }, on: string): ByHand {
  const most = adjustLimitsADay(who.role);
  const code = `${countedByHand}${who.actorId}`;
  return {
    on,
    toOne: { code: `${code}:${who.memberId}`, most: most.toOne, used: 0 },
    inAll: { code, most: most.inAll, used: 0 },
  };
}

/** How the names of these counts begin, which no budget of a rule does. */
export const countedByHand = "by-hand:";

/** How much more they may give or take of this member's points today without a second person. */
export function leftByHand({ toOne, inAll }: ByHand): Points {
  return Math.max(0, Math.min(toOne.most - toOne.used, inAll.most - inAll.used));
}

/** What so many points given or taken count for, for a commit to write: it never lets a day become more than its most. */
export function takeByHand({ on, toOne, inAll }: ByHand, points: Points): BudgetUse[] {
  return [toOne, inAll].map(({ code, most }) => ({ code, on, most, points: Math.abs(points) }));
}
