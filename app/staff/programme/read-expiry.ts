import type { ExpiryPolicy } from "@/lib/loyalty/expiry-policy";
import type { Reading } from "./form-reading";

/** How long points of a kind live, as it was typed. */
export function readExpiry(kind: "base" | "bonus", reading: Reading): ExpiryPolicy {
  const { said, number, choice, ticked, ifSaid } = reading;
  const policy = choice(`${kind}Policy`, ["fixed", "rolling", "calendar", "never"]);
  const months = () => number(`${kind}Months`);
  const extended = ifSaid(`${kind}ExtensionMonths`, number);
  const extension =
    extended === undefined
      ? {}
      : {
          extension: {
            months: extended,
            activity: ticked(`${kind}ExtensionActivity`),
            withinMonths: ifSaid(`${kind}ExtensionWithin`, number) ?? 0,
          },
        };
  switch (policy) {
    case "never":
      return { policy };
    case "fixed":
      return {
        policy,
        months: months(),
        roundTo: choice(`${kind}Round`, ["month", "none", "quarter", "year"]),
        ...extension,
      };
    case "rolling":
      return {
        policy,
        months: months(),
        roundTo: choice(`${kind}Round`, ["month", "quarter", "year"]),
        activity: ticked(`${kind}Activity`),
      };
    case "calendar":
      return {
        policy,
        on: said(`${kind}On`),
        leastDays: ifSaid(`${kind}LeastDays`, number) ?? 0,
        ...extension,
      };
  }
}

/** The field in which a place of a policy was typed. */
export function expiryFieldOf(kind: string, [key = "policy", part]: readonly string[]): string {
  if (key === "extension") {
    const parts: Record<string, string> = { activity: "ExtensionActivity", withinMonths: "ExtensionWithin" };
    return `${kind}${parts[part ?? ""] ?? "ExtensionMonths"}`;
  }
  const fields: Record<string, string> = {
    months: "Months",
    roundTo: "Round",
    on: "On",
    leastDays: "LeastDays",
    activity: "Activity",
  };
  return `${kind}${fields[key] ?? "Policy"}`;
}
