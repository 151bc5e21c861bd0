import { partsFor, type Unmet } from "./conditions";
import type { Part, Scene } from "./earning-event";
import type { EarningRule } from "./earning-rules";
import { type Limit, leaves } from "./limits";
import { exactly, type Points } from "./points";

/** How a rule reckoned what it gives: `of` is the amount in minor units it counted on. */
export type Reckoning =
  | { give: "rate"; points: Points; perMinor: number; of: number }
  | { give: "multiplier"; percent: number; points: Points; perMinor: number; of: number }
  | { give: "fixed" };

/** A rule that applies, with what it is worth here before its limits. */
export type Worth = { rule: EarningRule; by: Reckoning; asked: Points; together?: true };

export type Contest = { worths: Worth[]; lost: { rule: EarningRule; better: string }[] };

type Fraction = { numerator: bigint; denominator: bigint };

/**
 * What rules that apply are worth: each alone, or, in a group, only the best: of fixed points the most, of rates and multipliers for
 * each part of the amount the highest. A group rounds once, so that splitting a receipt never gives more.
 */
export function contest(rules: readonly EarningRule[], scene: Scene): Contest {
  const worths: Worth[] = [];
  const lost: Contest["lost"] = [];
  const groups = new Map<string, EarningRule[]>();
  for (const rule of rules) {
    const group = rule.group ?? ` ${rule.code}`;
    groups.set(group, [...(groups.get(group) ?? []), rule]);
  }
  for (const group of groups.values()) {
    const isFixed = group.every((rule) => rule.effect.give === "fixed");
    const decided = isFixed ? bestFixed(group) : bestOfEachPart(group, scene);
    worths.push(...decided.worths);
    lost.push(...decided.lost);
  }
  return { worths, lost };
}

/** What a rule would have given here, had its conditions held; null where only lines it does not know could tell. */
export function wouldGive(rule: EarningRule, unmet: readonly Unmet[], cap: Limit | null, scene: Scene): Points | null {
  if (rule.group !== null) return null;
  if (unmet.some((each) => ["product", "category", "amount", "currency", "money"].includes(each.if))) return null;
  const [worth] = contest([rule], scene).worths;
  return worth ? Math.min(worth.asked, cap ? leaves(cap) : worth.asked) : null;
}

function bestFixed(group: readonly EarningRule[]): Contest {
  const pointsOf = ({ effect }: EarningRule) => (effect.give === "fixed" ? effect.points : 0);
  const best = group.reduce((most, each) => (pointsOf(each) > pointsOf(most) ? each : most));
  const lost = group.filter((each) => each !== best).map((rule) => ({ rule, better: best.code }));
  return { worths: [{ rule: best, by: { give: "fixed" }, asked: pointsOf(best) }], lost };
}

function bestOfEachPart(group: readonly EarningRule[], scene: Scene): Contest {
  const rated = group.map((rule) => ({ rule, rate: rateOf(rule, scene), parts: partsFor(rule, scene.parts), of: 0 }));
  const takenBy = new Map<Part, EarningRule>();
  for (const part of scene.parts) {
    const competing = rated.filter((each) => each.parts.includes(part));
    const [first] = competing;
    if (!first) continue;
    const best = competing.reduce((most, each) => (isMore(each.rate, most.rate) ? each : most), first);
    best.of = exactly(best.of + part.amountMinor);
    takenBy.set(part, best.rule);
  }
  const takers = new Set(takenBy.values());
  // Nothing was bought: the first stands for its group.
  if (takers.size === 0 && group[0]) takers.add(group[0]);
  const worths: Worth[] = [];
  let exact: Fraction = { numerator: 0n, denominator: 1n };
  let given = 0;
  for (const { rule, rate, of } of rated.filter((each) => takers.has(each.rule))) {
    exact = plus(exact, { numerator: BigInt(of) * rate.numerator, denominator: rate.denominator });
    const upToHere = exactly(Number(exact.numerator / exact.denominator));
    const together = takers.size > 1 ? { together: true as const } : {};
    worths.push({ rule, by: reckoning(rule, scene, of), asked: upToHere - given, ...together });
    given = upToHere;
  }
  const lost = rated
    .filter(({ rule }) => !takers.has(rule))
    .map(({ rule, parts }) => ({ rule, better: betterCode(parts, takenBy, takers) }));
  return { worths, lost };
}

/** Which rule took the first part that a loser would have counted on. */
function betterCode(
  parts: readonly Part[],
  takenBy: ReadonlyMap<Part, EarningRule>,
  takers: Iterable<EarningRule>,
): string {
  const [first] = parts.flatMap((part) => takenBy.get(part) ?? []);
  const [any] = takers;
  return (first ?? any)?.code ?? "";
}

/** Points for one minor unit. */
function rateOf({ effect }: EarningRule, scene: Scene): Fraction {
  if (effect.give === "rate") return { numerator: BigInt(effect.points), denominator: BigInt(effect.minor) };
  const rate = ordinaryRate(scene);
  if (effect.give === "fixed" || !rate) return { numerator: 0n, denominator: 1n };
  return { numerator: BigInt(rate.points) * BigInt(effect.percent - 100), denominator: BigInt(rate.minor) * 100n };
}

function reckoning({ effect }: EarningRule, scene: Scene, of: number): Reckoning {
  if (effect.give === "rate") return { give: "rate", points: effect.points, perMinor: effect.minor, of };
  const rate = ordinaryRate(scene);
  if (effect.give === "fixed" || !rate) return { give: "fixed" };
  return { give: "multiplier", percent: effect.percent, points: rate.points, perMinor: rate.minor, of };
}

function ordinaryRate({ event: { money }, terms }: Scene) {
  return money ? terms.rates[money.currency] : undefined;
}

function isMore(a: Fraction, b: Fraction): boolean {
  return a.numerator * b.denominator > b.numerator * a.denominator;
}

function plus(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}
