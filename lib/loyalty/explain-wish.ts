import type { Points } from "./points";
import type { WishTrace } from "./wish-trace";

/** What is told of something that happened without its member, by their own wish. */
export type WishStatement =
  | { key: "wished"; points: 0; since: number }
  | { key: "wish_goal_reached"; points: 0; spendable: Points; keep: Points }
  | { key: "wish_points_ending"; points: 0; ending: Points; at: number };

/** Whose wish it was and of when, and why now; nothing where the member asked for it themselves. */
export function wishStatements(wish: WishTrace | undefined): WishStatement[] {
  if (!wish) return [];
  const wished = { key: "wished", points: 0, since: wish.since } as const;
  return wish.because === "goal_reached"
    ? [wished, { key: "wish_goal_reached", points: 0, spendable: wish.spendable, keep: wish.keep }]
    : [wished, { key: "wish_points_ending", points: 0, ending: wish.ending, at: wish.at }];
}
