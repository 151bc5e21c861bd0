/** What is counted of one member, by name and by the period it is counted in: caps, purchases, tier points of a month. */
export type Tally = {
  name: string;
  /** The ISO day on which the period begins in the programme's zone; `EVER` for what is counted without end. */
  on: string;
  value: number;
};

/** The period of what is counted without end. */
export const EVER = "0001-01-01";

/** Counts that decisions move: what was there, and what is to be added to it. */
export type Tallies = { readonly before: ReadonlyMap<string, number>; added: Map<string, Tally> };

export function talliesOf(counted: readonly Tally[]): Tallies {
  const before = new Map<string, number>();
  for (const { name, on, value } of counted) before.set(keyOf(name, on), (before.get(keyOf(name, on)) ?? 0) + value);
  return { before, added: new Map() };
}

/** What is counted under a name in a period, with what was added since; 0 for what was never counted. */
export function tallied(tallies: Tallies, name: string, on: string): number {
  const key = keyOf(name, on);
  return (tallies.before.get(key) ?? 0) + (tallies.added.get(key)?.value ?? 0);
}

/** Adds to a count (or takes from it); throws when it would fall below nothing. */
export function addToTally(tallies: Tallies, name: string, on: string, value: number): void {
  const key = keyOf(name, on);
  if (tallied(tallies, name, on) + value < 0) throw new RangeError(`${key} cannot be counted below nothing`);
  tallies.added.set(key, { name, on, value: (tallies.added.get(key)?.value ?? 0) + value });
}

/** Everything that is counted, without what is 0, in one order. */
export function allTallies(tallies: Tallies): Tally[] {
  const keys = [...new Set([...tallies.before.keys(), ...tallies.added.keys()])].sort();
  return keys
    .map((key) => {
      const space = key.indexOf(" ");
      return { name: key.slice(0, space), on: key.slice(space + 1) };
    })
    .map(({ name, on }) => ({ name, on, value: tallied(tallies, name, on) }))
    .filter(({ value }) => value !== 0);
}

/** All periods counted under a name, oldest first, without those that are 0. */
export function periodsOf(tallies: Tallies, name: string): { on: string; value: number }[] {
  const keys = new Set([...tallies.before.keys(), ...tallies.added.keys()].filter((key) => key.startsWith(`${name} `)));
  return [...keys]
    .map((key) => key.slice(name.length + 1))
    .map((on) => ({ on, value: tallied(tallies, name, on) }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

// Names hold no spaces.
function keyOf(name: string, on: string): string {
  return `${name} ${on}`;
}
