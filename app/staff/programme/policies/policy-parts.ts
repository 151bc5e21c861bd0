import type { TermsDocument } from "@/lib/loyalty/terms";

/** Sections that have fields of their own elsewhere, or that are rows rather than single values. */
const elsewhere = [
  "zone",
  "rates",
  "expiry",
  "earning",
  "events",
  "pendingDays",
  "tiers",
  "redemption",
  "noticeDays",
  "texts",
];

/** The values a word can have, where it is one of a few. */
const choices: Record<string, readonly string[]> = {
  "refunds.tierPoints": ["taken_back", "kept"],
  "refunds.level": ["taken_back", "kept"],
  "pools.limits": ["none", "as_transfers"],
};

/** How one value of a policy is typed; `name` is its place in the document. */
export type PolicyPart = { name: string; key: string } & (
  | { as: "number"; value: number }
  | { as: "yes"; value: boolean }
  | { as: "choice"; value: string; of: readonly string[] }
  | { as: "money"; value: number | null; currency: string }
);

/** Every policy of a document whose values are single figures and answers, part by part; what a policy gains later is here by itself. */
export function policiesOf(document: TermsDocument): { section: string; parts: PolicyPart[] }[] {
  return Object.entries(document)
    .filter(([section]) => !elsewhere.includes(section))
    .map(([section, policy]) => ({
      section,
      parts: Object.entries(policy).flatMap(([key, value]) => partsOf(`${section}.${key}`, key, value, document)),
    }));
}

function partsOf(name: string, key: string, value: unknown, document: TermsDocument): PolicyPart[] {
  if (typeof value === "number") return [{ name, key, as: "number", value }];
  if (typeof value === "boolean") return [{ name, key, as: "yes", value }];
  if (typeof value === "string") return [{ name, key, as: "choice", value, of: choices[name] ?? [value] }];
  // By currency, in minor units: every currency that earns may have one.
  return Object.keys(document.rates).map((currency) => {
    const minor: unknown = typeof value === "object" && value !== null ? Reflect.get(value, currency) : null;
    return { name: `${name}.${currency}`, key, as: "money", value: typeof minor === "number" ? minor : null, currency };
  });
}
