import type { Instant } from "@/lib/base/clock";
import type { Occasion } from "@/lib/loyalty/present-trace";

/** What a distribution gives or offers, or what was offered and is picked up; a redemption by the public id of its fact. */
type PresentMove =
  | ({ what: "given"; redemption: string } & NewPresent)
  | ({ what: "offered"; until: Instant } & NewPresent)
  | { what: "taken"; id: string; redemption: string };

type NewPresent = {
  id: string;
  /** Internal ids. */
  distribution: number;
  member: number;
  reward: number;
  because: Occasion;
  of: string;
  at: Instant;
};

export type WithPresent = { present?: PresentMove };

/** What a batch of decisions gives besides, as write_presents takes it; `n` is the place of its decision. */
export function presentsGiven(decisions: readonly WithPresent[]): { presents: object[] } {
  return { presents: decisions.flatMap(({ present }, n) => (present ? [{ n, ...rowOf(present) }] : [])) };
}

function rowOf(present: PresentMove): object {
  if (present.what === "taken") return present;
  const until = present.what === "offered" ? present.until.getTime() : null;
  return { ...present, at: present.at.getTime(), until };
}
