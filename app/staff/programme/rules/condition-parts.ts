import type { Condition } from "@/lib/loyalty/earning-rules";

type Kind = Condition["if"];

/** How one part of a condition is typed. `codes` and `weekdays` are boxes, `flag` is one of two words, the second of which means true. */
export type Part = { field: string } & (
  | { as: "number" | "money"; needed: boolean }
  | { as: "decimal" | "list" | "clock" | "day" | "text"; needed: boolean }
  | { as: "codes"; of: "tiers" | "segments" }
  | { as: "weekdays" | "currency" }
  | { as: "choice" | "flag"; of: readonly [string, ...string[]] }
);

const least: Part = { field: "atLeast", as: "number", needed: false };
const most: Part = { field: "atMost", as: "number", needed: false };
const names: Part = { field: "anyOf", as: "list", needed: true };
const counts: Part = { field: "counts", as: "choice", of: ["days", "each"] };
const around: readonly Part[] = [
  { field: "daysBefore", as: "number", needed: true },
  { field: "daysAfter", as: "number", needed: true },
];

/** What each kind of condition asks for, in the order in which a marketer thinks of them. */
export const conditionParts: Record<Kind, readonly Part[]> = {
  time: [
    { field: "weekdays", as: "weekdays" },
    { field: "from", as: "clock", needed: false },
    { field: "to", as: "clock", needed: false },
  ],
  dates: [
    { field: "from", as: "day", needed: false },
    { field: "to", as: "day", needed: false },
  ],
  amount: [
    { field: "currency", as: "currency" },
    { field: "atLeast", as: "money", needed: false },
    { field: "atMost", as: "money", needed: false },
  ],
  category: [names],
  product: [names],
  store: [names],
  channel: [names],
  tier: [{ field: "anyOf", as: "codes", of: "tiers" }],
  segment: [{ field: "anyOf", as: "codes", of: "segments" }],
  tag: [names],
  birthday: around,
  anniversary: around,
  nth: [{ field: "n", as: "number", needed: true }, { field: "every", as: "flag", of: ["once", "every"] }, counts],
  frequency: [{ ...least, needed: true }, { field: "days", as: "number", needed: true }, counts],
  visits: [least, most],
  joined: [
    { field: "atLeastDays", as: "number", needed: false },
    { field: "atMostDays", as: "number", needed: false },
  ],
  field: [
    { field: "field", as: "text", needed: true },
    { ...names, needed: false },
    { field: "atLeast", as: "decimal", needed: false },
  ],
};

export const conditionKinds = Object.keys(conditionParts) as Kind[];

/** Those that hold of the member alone: a segment is made of them. */
export const memberKinds = ["tier", "tag", "visits", "joined"] as const satisfies readonly Kind[];

/** A condition as the form shows it: one that is there, or an empty one of its kind. */
export type Panel = { kind: Kind; name: string; order: number | null };

/** Every condition that is there, and after those of each kind an empty one for another. */
export function panelsOf(when: readonly Condition[], kinds: readonly Kind[]): Panel[] {
  return kinds.flatMap((kind) => {
    const own = when.flatMap((condition, order) => (condition.if === kind ? [order] : []));
    return [...own, null].map((order, place) => ({ kind, name: `when.${kind}.${place}`, order }));
  });
}
