import type { z } from "zod";
import { done, type Result, refused } from "@/lib/base/result";
import { ruleProblems } from "./earning-rules";
import { type TermsDocument, termsDocument } from "./terms";

/** What is wrong with a document, and where: `path` leads there from its top. */
export type TermsProblem = { path: string[] } & (
  | { code: "missing" | "wrong_kind" | "wrong_format" | "unknown_key" | "zone_unknown" | "tier_twice" | "title_twice" }
  | { code: "too_small" | "too_large"; limit: number }
  /** Rules that do not fit together. */
  | { code: (typeof ruleProblems)[number] }
  /** The languages do not say the same number of things. */
  | { code: "languages_differ" }
  | { code: "other"; message: string }
);

/** A document as the portal reads it, what was left out as its default; every problem at once where it cannot be read whole. */
export function readTerms(written: unknown): Result<TermsDocument, TermsProblem[]> {
  const read = termsDocument.safeParse(written);
  if (!read.success) return refused(read.error.issues.map((issue) => problemOf(issue, written)));
  const problems = [...unknownKeys(written, read.data), ...problemsBetweenParts(read.data)];
  return problems.length > 0 ? refused(problems) : done(read.data);
}

function problemOf(issue: z.core.$ZodIssue, written: unknown): TermsProblem {
  const path = issue.path.map(String);
  switch (issue.code) {
    case "invalid_type":
      return { path, code: valueAt(written, path) === undefined ? "missing" : "wrong_kind" };
    case "too_small":
      // An empty text is a missing one to whoever fills in a form.
      return issue.origin === "string"
        ? { path, code: "missing" }
        : { path, code: "too_small", limit: Number(issue.minimum) };
    case "too_big":
      return { path, code: "too_large", limit: Number(issue.maximum) };
    case "invalid_format":
      return { path, code: "wrong_format" };
    case "invalid_value":
    case "invalid_union":
      return { path, code: "wrong_kind" };
    default:
      return { path, ...namedProblem(issue) };
  }
}

function namedProblem(issue: z.core.$ZodIssue) {
  const named = issue.code === "custom" ? ruleProblems.find((each) => each === issue.params?.code) : undefined;
  return named ? { code: named } : ({ code: "other", message: issue.message } as const);
}

/** A key misspelt would otherwise be a rule silently dropped. */
function unknownKeys(written: unknown, read: unknown, path: string[] = []): TermsProblem[] {
  if (typeof written !== "object" || written === null) return [];
  return Object.entries(written).flatMap(([key, value]): TermsProblem[] => {
    const isKnown = typeof read === "object" && read !== null && key in read;
    if (!isKnown) return value === undefined ? [] : [{ path: [...path, key], code: "unknown_key" }];
    return unknownKeys(value, Reflect.get(read, key), [...path, key]);
  });
}

function problemsBetweenParts({ zone, tiers, texts }: TermsDocument): TermsProblem[] {
  const problems: TermsProblem[] = [];
  const twice = (names: string[]) => names.findIndex((name, place) => names.indexOf(name) !== place);
  if (!isZone(zone)) problems.push({ path: ["zone"], code: "zone_unknown" });
  const tier = twice(tiers.levels.map((level) => level.code));
  if (tier >= 0) problems.push({ path: ["tiers", "levels", String(tier), "code"], code: "tier_twice" });
  for (const language of ["id", "en"] as const) {
    const title = twice(texts[language].map((text) => text.title));
    if (title >= 0) problems.push({ path: ["texts", language, String(title), "title"], code: "title_twice" });
  }
  if (texts.id.length !== texts.en.length) problems.push({ path: ["texts"], code: "languages_differ" });
  return problems;
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (within, key) => (typeof within === "object" && within !== null ? Reflect.get(within, key) : undefined),
    value,
  );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
