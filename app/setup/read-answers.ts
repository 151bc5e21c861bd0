import { parseMoney, parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { PresetNumbers } from "@/lib/loyalty/presets/numbers";
import type { StarterAnswer } from "@/lib/setup/answers";
import type { ChosenProgramme } from "@/lib/setup/terms-to-open";

type Typed = Readonly<Record<string, unknown>>;
type Read<Value, Problem> = { value: Value } | { problems: Record<string, Problem> };

export type NumberProblem = "number" | "rate" | "bonus" | "money" | "months" | "rising";

/** The figures as they were typed; by field what is wrong with them. */
export function readNumbers(
  typed: Typed,
  { document, currency }: ChosenProgramme,
  locale: Locale,
): Read<PresetNumbers, NumberProblem> {
  const problems: Record<string, NumberProblem> = {};
  const textOf = (name: string) => String(typed[name] ?? "").trim();
  const whole = (name: string, least: number, most: number, problem: NumberProblem) => {
    const value = parseWholeNumber(textOf(name), locale);
    if (value !== null && value >= least && value <= most) return value;
    problems[name] = problem;
    return least;
  };
  const money = (name: string) => {
    const value = parseMoney(textOf(name), currency, locale);
    if (value !== null && value >= 1) return value;
    problems[name] = "money";
    return 1;
  };
  const isSpend = document.tiers.measure.kind === "spend";
  let before = 0;
  const levels = document.tiers.levels.slice(1).map(({ code }) => {
    const name = `from-${code}`;
    const from = isSpend ? money(name) : whole(name, 1, 1_000_000_000, "number");
    if (from <= before) problems[name] ??= "rising";
    before = from;
    return { from, more: whole(`more-${code}`, 0, 900, "bonus") };
  });
  const policy = textOf("policy");
  const expiry: PresetNumbers["expiry"] =
    policy === "never" || policy === "calendar"
      ? { policy }
      : { policy: policy === "fixed" ? "fixed" : "rolling", months: whole("months", 1, 120, "months") };
  const value = {
    basketMinor: money("basket"),
    rate: { points: whole("points", 1, 10_000, "rate"), minor: money("minor") },
    expiry,
    levels,
  };
  return Object.keys(problems).length > 0 ? { problems } : { value };
}

/** The rewards as they were typed; by field what is wrong with them. */
export function readStarters(
  typed: Typed,
  { rewards }: ChosenProgramme,
  locale: Locale,
): Read<Record<string, StarterAnswer>, "error" | "stockError"> {
  const problems: Record<string, "error" | "stockError"> = {};
  const answers = rewards.map(({ starter: { slug } }): [string, StarterAnswer] => {
    const textOf = (field: string) => String(typed[`${field}-${slug}`] ?? "").trim();
    const points = parseWholeNumber(textOf("points"), locale);
    const stock = textOf("stock") === "" ? null : parseWholeNumber(textOf("stock"), locale);
    if (points === null || points < 1 || points > 1_000_000_000) problems[`points-${slug}`] = "error";
    if (textOf("stock") !== "" && (stock === null || stock < 0 || stock > 1_000_000_000))
      problems[`stock-${slug}`] = "stockError";
    return [slug, { isWanted: typed[`wanted-${slug}`] === "on", points: points ?? 1, stock }];
  });
  return Object.keys(problems).length > 0 ? { problems } : { value: Object.fromEntries(answers) };
}
