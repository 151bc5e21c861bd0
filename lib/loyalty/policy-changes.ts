import type { TermsDocument } from "./terms";
import { type Effect, lessIsBetter, moreIsBetter, otherChanges, type TermsChange } from "./terms-change";
import { isSame } from "./terms-leaves";

type Judged = "refunds" | "transfer" | "pools" | "referral" | "disputes" | "feedback" | "stepUp";
type Rule = "more" | "less" | "neutral" | { best: string | boolean };

/** What members would rather have of each figure of these policies; a figure that is not here is in doubt for the worse. */
const rules: { [S in Judged]: { [K in keyof TermsDocument[S]]?: Rule } } = {
  refunds: { tierPoints: { best: "kept" }, level: { best: "kept" }, waitingDays: "neutral" },
  transfer: {
    isOn: { best: true },
    leastPoints: "less",
    mostPerDay: "more",
    mostPerMonth: "more",
    coolingOffDays: "less",
    giftDays: "more",
  },
  pools: { isOn: { best: true }, mostMembers: "more", limits: { best: "none" } },
  // What the first purchase has to come to is in doubt for the worse, by currency.
  referral: { isOn: { best: true }, returnDays: "less", withinDays: "more" },
  disputes: { answerDays: "less" },
  feedback: { reviewDays: "more", changeDays: "more" },
  // What protects points takes none of them away: it can be tightened at once.
  stepUp: { askedFrom: "neutral", newDeviceDays: "neutral", changedDays: "neutral", shownMinutes: "neutral" },
};

export function isJudgedPolicy(section: string): section is Judged {
  return Object.hasOwn(rules, section);
}

/** What changes of a policy that is a list of figures and choices. */
export function policyChanges(section: Judged, document: TermsDocument, documentAfter: TermsDocument): TermsChange[] {
  const [before, after] = [document[section], documentAfter[section]];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [was, is] = [Reflect.get(before, key), Reflect.get(after, key)];
    if (isSame(was, is)) return [];
    const rule: Rule | undefined = Reflect.get(rules[section], key);
    return otherChanges(section, was, is, [section, key], effectOf(rule, was, is));
  });
}

function effectOf(rule: Rule | undefined, before: unknown, after: unknown): Effect {
  if (rule === undefined) return "worse";
  if (rule === "neutral") return "neutral";
  if (typeof rule === "object") return after === rule.best ? "better" : "worse";
  if (typeof before !== "number" || typeof after !== "number") return "worse";
  return rule === "more" ? moreIsBetter(before, after) : lessIsBetter(before, after);
}
