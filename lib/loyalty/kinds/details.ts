import { z } from "zod";
import type { Locale } from "@/lib/base/locale";

/** What a reward says of itself besides what all rewards have; no personal data. */
export type Details = Readonly<Record<string, string | number | boolean>>;

/** One thing staff say of a reward of a kind; its label and hint stand under `reward-kinds.<kind>.<field>` in the messages. */
export type DetailField = {
  optional?: true;
  /** The field of which this one is the English; see `inBoth`. */
  englishOf?: string;
} & (
  | { type: "words"; most: number; long?: true }
  /** One a line. */
  | { type: "lines"; most: number }
  | { type: "count"; least: number; most: number }
  /** Minor units of the reward's currency. */
  | { type: "money" }
  | { type: "choice"; of: readonly string[] }
  | { type: "yes" }
);

export type DetailFields = Readonly<Record<string, DetailField>>;

type TextField = Extract<DetailField, { type: "words" | "lines" }>;
type InBoth<F> = F & { readonly [K in keyof F & string as `${K}En`]: F[K] & { optional: true; englishOf: K } };

/**
 * Fields that are sentences rather than names, so that each is said in Indonesian and, under its name with `En`, in English. Without the
 * English the Indonesian stands in both; of lines each has its own, in the same order.
 */
export function inBoth<const F extends Readonly<Record<string, TextField>>>(fields: F): InBoth<F> {
  const both = Object.entries(fields).flatMap(([name, field]) => [
    [name, field],
    [`${name}En`, { ...field, optional: true, englishOf: name }],
  ]);
  return Object.fromEntries(both);
}

export type DetailProblem =
  | "missing"
  | "none_of_both"
  | "one_of_both"
  | "only_collected"
  | "no_points"
  | "only_bonus"
  | "too_small"
  | "too_large"
  | "too_long"
  | "lines_differ"
  | "unknown";

const LARGEST = 1_000_000_000_000;
const LINE_MOST = 200;

function valueSchema(field: DetailField) {
  switch (field.type) {
    case "words":
      return z.string().trim().min(1).max(field.most);
    case "lines":
      return z
        .string()
        .trim()
        .min(1)
        .max(field.most * LINE_MOST)
        .refine(
          (text) => linesOf(text).length <= field.most && linesOf(text).every((line) => line.length <= LINE_MOST),
        );
    case "count":
      return z.int().min(field.least).max(field.most);
    case "money":
      return z.int().min(1).max(LARGEST);
    case "choice":
      return z.enum(field.of);
    case "yes":
      return z.boolean();
  }
}

/** The schema of a reward's details: exactly these fields. */
function detailsSchema(fields: DetailFields) {
  const shape = Object.entries(fields).map(([name, field]) => {
    const schema = valueSchema(field);
    return [name, field.optional ? schema.optional() : schema];
  });
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

/** What is wrong with details, by field; empty when nothing is. */
export function detailProblems(fields: DetailFields, details: Details): Record<string, DetailProblem> {
  const read = detailsSchema(fields).safeParse(details);
  if (read.success) return languageProblems(fields, details);
  return Object.fromEntries(
    read.error.issues.map((issue) => {
      const field = String(issue.path[0] ?? Object.keys(fields)[0] ?? "");
      if (details[field] === undefined || details[field] === "") return [field, "missing"];
      if (issue.code === "too_small") return [field, "too_small"];
      if (issue.code === "too_big") return [field, typeof details[field] === "string" ? "too_long" : "too_large"];
      return [field, issue.code === "custom" ? "too_long" : "unknown"];
    }),
  );
}

/** English for what is not said in Indonesian, or of other lines. */
function languageProblems(fields: DetailFields, details: Details): Record<string, DetailProblem> {
  const wrong = Object.entries(fields).flatMap(([name, { type, englishOf }]): [string, DetailProblem][] => {
    if (englishOf === undefined || details[name] === undefined) return [];
    if (details[englishOf] === undefined) return [[englishOf, "missing"]];
    const [lines, own] = [linesOf(wordsOf(details, name)), linesOf(wordsOf(details, englishOf))];
    return type === "lines" && lines.length !== own.length ? [[name, "lines_differ"]] : [];
  });
  return Object.fromEntries(wrong);
}

/** A detail that is a number, or null where it was not said. */
export function countOf(details: Details, name: string): number | null {
  const value = details[name];
  return typeof value === "number" ? value : null;
}

/** A detail that is text, or null where it was not said. */
export function wordsOf(details: Details, name: string): string | null {
  const value = details[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The same in the reader's language, where it is said in it. */
export function wordsIn(details: Details, name: string, locale: Locale): string | null {
  return (locale === "en" ? wordsOf(details, `${name}En`) : null) ?? wordsOf(details, name);
}

/** A line of a detail, by which a member's choice is kept, in the reader's language; as it is where it is none of its lines. */
export function lineIn(details: Details, name: string, line: string, locale: Locale): string {
  const place = linesOf(wordsOf(details, name)).indexOf(line);
  return linesOf(wordsIn(details, name, locale))[place] ?? line;
}

/** The lines of a detail that is said one a line. */
export function linesOf(text: string | null): string[] {
  return (text ?? "").split(/\r?\n/).flatMap((line) => line.trim() || []);
}
