import type { Sql } from "@/db/client";
import { countedByHand } from "@/lib/loyalty/by-hand";
import { dayOf } from "@/lib/loyalty/calendar";
import { periodStart } from "@/lib/loyalty/periods";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { Change, LineEvidence, MemberEvidence } from "./ledger-evidence";
import type { Finding } from "./verify-member";
import { wrongAt } from "./wrong-at";

/** What rules gave out of budgets that all members share, by `code on`: gathered over the whole ledger. */
export type GivenOut = Map<string, number>;

type Step = {
  step: string;
  kind: string;
  gives: number;
  rule?: string;
  points?: number;
  perMinor?: number;
  percent?: number;
  of?: number;
  asked?: number;
  together?: boolean;
  limit?: { left: number; limit: string };
  by?: { give: string; points?: number; perMinor?: number; percent?: number; of?: number };
};

/** Every line that was earned is what its own steps give, and each step what its own figures come to. */
export function verifyEarning(member: MemberEvidence, history: TermsHistory | null, givenOut: GivenOut): Finding[] {
  const findings: Finding[] = [];
  const found = (invariant: string, version: number, message: string) =>
    findings.push({ invariant, memberId: member.publicId, version, message });
  for (const line of member.lines) {
    const { parsedTrace: trace } = line;
    if (trace?.rule !== "purchase" && trace?.rule !== "event") continue;
    const steps = trace.steps as Step[];
    const totalMinor = Number(trace.totalMinor ?? 0);
    const wrong = wrongAt(found, line.version);
    for (const kind of ["base", "bonus"]) {
      const [given, born] = [givenAs(steps, kind), bornAs(line.parsedChanges ?? [], kind)];
      if (given !== born)
        wrong("journals_earned_is_what_its_steps_give", `${kind}: its steps give ${given}, its lots ${born}`);
    }
    if (givenAs(steps, "base") + givenAs(steps, "bonus") !== line.points)
      wrong("journals_earned_is_what_its_steps_give", `${line.points} points, its steps do not give as many`);
    for (const step of steps)
      if (!comesOut(step, totalMinor))
        wrong("journals_steps_come_out", `${step.rule ?? step.step} does not give ${step.gives}`);
    countBudgets(line, steps, history, givenOut);
  }
  return findings;
}

function givenAs(steps: Step[], kind: string): number {
  return steps.reduce((all, step) => (step.kind === kind ? all + step.gives : all), 0);
}

function bornAs(changes: Change[], kind: string): number {
  return changes.reduce((all, change) => (change[0] === "new" && change[4] === kind ? all + change[3] : all), 0);
}

function comesOut(step: Step, totalMinor: number): boolean {
  if (step.step === "rate") return step.gives === whole(totalMinor, step.points ?? 0, step.perMinor ?? 1);
  if (step.step === "tier") return step.gives === whole(step.of ?? 0, (step.percent ?? 100) - 100, 100);
  const { asked = 0, by, limit, together } = step;
  const limited = limit ? Math.min(asked, limit.left) : asked;
  if (step.gives !== limited || (limit && limit.limit === "times")) return false;
  if (!by || by.give === "fixed" || together) return true;
  const { of = 0, points = 0, perMinor = 1, percent = 100 } = by;
  return (
    asked === (by.give === "rate" ? whole(of, points, perMinor) : whole(of, points * (percent - 100), perMinor * 100))
  );
}

/** Rounded down, exact however large. */
function whole(amount: number, numerator: number, denominator: number): number {
  const product = amount * numerator;
  if (Number.isSafeInteger(product) && product >= 0) return Math.floor(product / denominator);
  return Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator));
}

function countBudgets(line: LineEvidence, steps: Step[], history: TermsHistory | null, givenOut: GivenOut): void {
  const terms = history?.find((each) => each.version === line.termsVersion);
  if (!terms) return;
  for (const { rule: code, gives } of steps) {
    for (const { per } of terms.earning.rules.find((rule) => rule.code === code)?.budgets ?? []) {
      const on = periodStart(per, dayOf(new Date(line.occurredMicros / 1000), terms.zone));
      const name = `${code}.${per} ${on}`;
      givenOut.set(name, (givenOut.get(name) ?? 0) + gives);
    }
  }
}

/** What every budget of a rule says was used is what its rule gave, in all lines of all members. */
export async function verifyBudgets(sql: Sql, givenOut: GivenOut): Promise<Finding[]> {
  const rows = await sql<
    { name: string; used: number }[]
  >`select code || ' ' || on_ as name, used from budgets where code not like ${`${countedByHand}%`}`;
  const used = new Map(rows.map((row) => [row.name, row.used]));
  const names = [...new Set([...used.keys(), ...givenOut.keys()])];
  return names.flatMap((name) => {
    const [says, given] = [used.get(name) ?? 0, givenOut.get(name) ?? 0];
    const message = `${name} says ${says} were used, its rule gave ${given}`;
    return says === given
      ? []
      : [{ invariant: "budgets_used_is_what_rules_gave", memberId: null, version: null, message }];
  });
}
