import { parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { readMoney } from "../rewards/read-reward-form";

export type FieldProblem =
  | "missing"
  | "not_a_number"
  | "not_money"
  | "not_positive"
  | "currency_unknown"
  | "twice"
  | "not_a_code"
  | "benefits_differ"
  | "not_rising"
  | "first_not_zero";
export type FieldProblems = Record<string, FieldProblem>;

/** What was posted, by the names of its fields; a box that stands beside its hidden "no" sends both. */
export type Typed = Readonly<Record<string, string | string[] | undefined>>;

/** What reading a form needs to know besides what was typed, and where it says what it could not read. */
export type Reading = ReturnType<typeof openReading>;

/** Reads what was typed, figures as the typist's language writes them; what cannot be read is noted by its field. */
export function openReading(typed: Typed, locale: Locale) {
  const problems: FieldProblems = {};
  const wrong = (name: string, problem: FieldProblem) => {
    problems[name] ??= problem;
  };
  const said = (name: string) => ([typed[name]].flat().at(-1) ?? "").replaceAll("\r\n", "\n").trim();
  const number = (name: string) => {
    const value = parseWholeNumber(said(name), locale);
    if (value === null) wrong(name, said(name) === "" ? "missing" : "not_a_number");
    return value ?? 0;
  };
  const money = (name: string, currency: string) => {
    const value = readMoney(said(name), currency, locale);
    if (value === null || value < 1) wrong(name, said(name) === "" ? "missing" : "not_money");
    return value ?? 1;
  };
  const list = (name: string) =>
    said(name)
      .split(/[,\n]/)
      .map((each) => each.trim())
      .filter((each) => each !== "");
  return {
    locale,
    problems,
    names: Object.keys(typed),
    wrong,
    said,
    number,
    money,
    list,
    /** Left empty, nothing is asked: undefined. */
    ifSaid: <Value>(name: string, read: (name: string) => Value) => (said(name) === "" ? undefined : read(name)),
    /** One of a few; the first where anything else was posted. */
    choice: <Value extends string>(name: string, of: readonly [Value, ...Value[]]): Value =>
      of.find((each) => each === said(name)) ?? of[0],
    yes: (name: string) => said(name) === "yes" || said(name) === "on",
    inBoth: (name: string) => {
      const words = { id: said(`${name}.id`), en: said(`${name}.en`) };
      for (const language of ["id", "en"] as const) if (words[language] === "") wrong(`${name}.${language}`, "missing");
      return words;
    },
    /** Of `name.0.…`, `name.1.…` those rows in which any of these fields is filled in. */
    rows: (name: string, fields: readonly string[]) =>
      Array.from({ length: ROWS_MAX }, (_, row) => `${name}.${row}`).filter((row) =>
        fields.some((field) => said(`${row}.${field}`) !== ""),
      ),
    /** What is ticked of boxes named `name.…`. */
    ticked: (name: string) =>
      Object.keys(typed).flatMap((each) =>
        each.startsWith(`${name}.`) && said(each) === "on" ? [each.slice(name.length + 1)] : [],
      ),
  };
}

/** More rows than any form of ours shows. */
const ROWS_MAX = 120;
