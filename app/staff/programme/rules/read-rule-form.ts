import type { Condition } from "@/lib/loyalty/earning-rules";
import type { TermsDocument } from "@/lib/loyalty/terms";
import type { Reading } from "../form-reading";
import { conditionParts, type Part } from "./condition-parts";

/** What was typed as a part of the document, and where it was typed: `place` leads there from the part's top. */
export type ReadPart = { value: Record<string, unknown>; fieldAt: (place: readonly string[]) => string };

/** What was typed into the form of a rule. Its code stays; a new rule is given one after its Indonesian name. */
export function readRuleForm(reading: Reading, code: string, { earning }: TermsDocument): ReadPart {
  const { said, number, choice, ifSaid, money, rows, inBoth } = reading;
  const { when, fieldAt } = readConditions(reading, Object.keys(conditionParts) as Condition["if"][]);
  const capRows = rows("caps.member", ["most"]);
  const budgetRows = rows("budgets", ["points", "minor"]);
  const kind = choice("effect.kind", ["bonus", "base", "tier"]);
  const periods = ["month", "day", "week", "year", "ever"] as const;
  const value = {
    code,
    name: inBoth("name"),
    on: said("on"),
    when,
    effect: { ...readEffect(reading), kind },
    group: said("group") || null,
    caps: {
      event: ifSaid("caps.event", number) ?? null,
      member: capRows.map((row) => ({
        per: choice(`${row}.per`, periods),
        [choice(`${row}.what`, ["points", "times"])]: number(`${row}.most`),
      })),
    },
    budgets: budgetRows.map((row) => {
      const points = ifSaid(`${row}.points`, number);
      const minor = ifSaid(`${row}.minor`, (name) => money(name, earning.pointValue?.currency ?? "IDR"));
      return {
        per: choice(`${row}.per`, periods),
        ...(points === undefined ? {} : { points }),
        ...(minor === undefined ? {} : { minor }),
      };
    }),
  };
  return {
    value,
    fieldAt: ([section = "", ...rest]) => {
      if (section === "when") return fieldAt(rest);
      if (section === "caps" && rest[0] === "member") return `${capRows[Number(rest[1])] ?? "caps.member.0"}.most`;
      if (section === "budgets") return `${budgetRows[Number(rest[0])] ?? "budgets.0"}.${rest[1] ?? "points"}`;
      if (section === "name") return `name.${rest[0] ?? "id"}`;
      if (section === "code") return "name.id";
      return section === "effect" ? `effect.${rest[0] ?? "give"}` : [section, ...rest].join(".");
    },
  };
}

function readEffect({ choice, number, money, said }: Reading) {
  const give = choice("effect.give", ["fixed", "multiplier", "rate"]);
  if (give === "fixed") return { give, points: number("effect.points") };
  if (give === "multiplier") return { give, percent: number("effect.percent") };
  const currency = said("effect.currency");
  return { give, points: number("effect.points"), currency, minor: money("effect.minor", currency) };
}

/** The conditions that are filled in, those that were there in their order. */
export function readConditions(reading: Reading, kinds: readonly Condition["if"][]) {
  const panels = kinds
    .flatMap((kind) => panelNames(reading, kind).map((name) => ({ kind, name })))
    .filter(({ kind, name }) => conditionParts[kind].some((part) => isSaid(reading, `${name}.${part.field}`, part)))
    .map((panel, place) => ({ ...panel, order: Number(reading.said(`${panel.name}.order`) || 1_000 + place) }))
    .sort((a, b) => a.order - b.order);
  return {
    when: panels.map(({ kind, name }) => readCondition(reading, kind, name)),
    fieldAt: ([place = "", field = ""]: readonly string[]): string => {
      const panel = panels[Number(place)];
      const known = panel && conditionParts[panel.kind].find((part) => part.field === field);
      return panel ? `${panel.name}.${known?.field ?? conditionParts[panel.kind][0]?.field}` : "name.id";
    },
  };
}

function panelNames({ names }: Reading, kind: string): string[] {
  const prefix = `when.${kind}.`;
  const own = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length).split(".")[0]);
  return [...new Set(own)].map((place) => `${prefix}${place}`);
}

/** Whether somebody filled this in: what always says something, as a choice does, does not count. */
function isSaid({ said, ticked }: Reading, name: string, part: Part): boolean {
  if (part.as === "choice" || part.as === "flag" || part.as === "currency") return false;
  return part.as === "codes" || part.as === "weekdays" ? ticked(name).length > 0 : said(name) !== "";
}

function readCondition(reading: Reading, kind: Condition["if"], name: string): Record<string, unknown> {
  const parts = conditionParts[kind].flatMap((part): [string, unknown][] => {
    const value = readPart(reading, `${name}.${part.field}`, part, reading.said(`${name}.currency`));
    return value === undefined ? [] : [[part.field, value]];
  });
  return { if: kind, ...Object.fromEntries(parts) };
}

function readPart(reading: Reading, name: string, part: Part, currency: string): unknown {
  const { said, ticked, choice, wrong } = reading;
  switch (part.as) {
    case "codes":
      return ticked(name);
    case "weekdays":
      return ticked(name).length === 0 ? undefined : ticked(name).map(Number);
    case "choice":
      return choice(name, part.of);
    case "flag":
      return said(name) === part.of[1];
    case "currency":
      return said(name);
    default:
      if (said(name) === "") {
        if (part.needed) wrong(name, "missing");
        return undefined;
      }
      return readWords(reading, name, part.as, currency);
  }
}

function readWords({ said, number, money, list, wrong, locale }: Reading, name: string, as: string, currency: string) {
  if (as === "number") return number(name);
  if (as === "money") return money(name, currency);
  if (as === "list") return list(name);
  if (as !== "decimal") return said(name);
  const value = Number(locale === "id" ? said(name).replace(",", ".") : said(name));
  if (Number.isNaN(value)) wrong(name, "not_a_number");
  return Number.isNaN(value) ? 0 : value;
}

/** A code after a name that no other has: `Roti sore` is `roti-sore`. */
export function codeAfter(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 34);
  const stem = plain === "" ? "aturan" : plain;
  const codes = [stem, ...Array.from({ length: taken.length + 1 }, (_, place) => `${stem}-${place + 2}`)];
  return codes.find((code) => !taken.includes(code)) ?? stem;
}
