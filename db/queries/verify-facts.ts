import { hash } from "node:crypto";
import type { FactEvidence, MemberEvidence, RedemptionEvidence } from "./ledger-evidence";
import type { Found, ReadLine } from "./verify-member";
import { verifyOpening } from "./verify-opening";
import { wrongAt } from "./wrong-at";

/** What happened, what was bought and what the journal says of both are the same story, each told once. */
export function verifyFacts(member: MemberEvidence, lines: ReadLine[], found: Found): void {
  const lineOf = new Map(lines.map((line) => [line.version, line]));
  const last = member.wallet?.version ?? null;
  const factBySource = new Map<string, FactEvidence>();
  for (const fact of member.facts) {
    const line = fact.journalVersion === null ? undefined : lineOf.get(fact.journalVersion);
    factBySource.set(`${fact.kind}:${fact.id}`, fact);
    verifyFact(member, fact, line, last, found);
  }
  const redemptions = new Map(member.redemptions.map((redemption) => [redemption.id, redemption]));
  for (const line of lines) {
    if (line.idempotencyKey !== null) {
      const fact = factBySource.get(line.source);
      if (!fact || fact.key !== line.idempotencyKey || fact.journalVersion !== line.version)
        found("journals_answer_a_fact", line.version, `No fact ${line.source} names this line`);
    }
    if (line.kind === "redeemed") {
      const [origin, id = ""] = line.source.split(":");
      if (origin !== "redemption" || redemptions.get(id)?.journalVersion !== line.version)
        found("journals_redeemed_have_a_redemption", line.version, `Nothing was redeemed by ${line.source}`);
    }
    if (line.parsedTrace.rule === "bonus") {
      const { points } = (factBySource.get(line.source)?.data.bonus ?? {}) as { points?: number };
      const isOnce = lines.filter(({ source, kind }) => source === line.source && kind === line.kind).length === 1;
      if (line.kind !== "gift" || points !== line.points || !isOnce)
        found("journals_bonus_is_what_was_bought", line.version, `${line.points} points, ${points} were bought`);
    }
    if (line.kind === "restored") {
      const redemption = redemptions.get(String(line.parsedTrace.redemption));
      if (redemption?.restoredVersion !== line.version)
        found(
          "journals_restored_once",
          line.version,
          `Redemption ${line.parsedTrace.redemption} was not restored here`,
        );
    }
  }
  for (const redemption of member.redemptions) verifyRedemption(redemption, lineOf, factBySource, member.facts, found);
}

function verifyFact(
  member: MemberEvidence,
  fact: FactEvidence,
  line: ReadLine | undefined,
  last: number | null,
  found: Found,
): void {
  const at = fact.journalVersion ?? last;
  const wrong = wrongAt(found, at, `${fact.kind} ${fact.id}: `);
  if (fact.journalVersion !== null) {
    if (line?.source !== `${fact.kind}:${fact.id}`) wrong("events_name_their_own_line", `line ${at} is not its own`);
    else if (line.position !== fact.position || line.recordedMicros !== fact.recordedMicros)
      wrong("events_are_recorded_with_their_line", "its position or its record's time is not that of its line");
    if (line && line.occurredMicros !== fact.occurredMs * 1000 && fact.kind === "purchase")
      wrong("events_happen_when_their_line_says", `it happened at ${fact.occurredMs}`);
  }
  if (fact.outcome.refusal && fact.journalVersion !== null) wrong("events_refused_move_nothing", "it was refused");
  if (fact.kind === "purchase") verifyPurchase(member, fact, line, wrong);
  if (fact.kind === "opening") verifyOpening({ memberId: member.memberId, fact, line }, wrong);
  if (fact.kind === "redemption") {
    const { reward, quantity, price, date } = fact.data;
    if (digestOf(reward, quantity, price, ...(date ? [date] : [])) !== fact.digest)
      wrong("events_digest_is_of_their_body", "its body was altered");
    const hasRedemption = member.redemptions.some((each) => each.id === fact.id);
    if (hasRedemption === Boolean(fact.outcome.refusal) || (hasRedemption && fact.outcome.redemptionId !== fact.id))
      wrong(
        "events_redemption_has_one_effect",
        hasRedemption ? "refused, and yet redeemed" : "there is no such redemption",
      );
  }
  if (fact.kind === "adjustment" && line) {
    const { points, kind } = fact.data;
    if (points !== line.points || kind !== line.parsedTrace.kind || fact.outcome.journalVersion !== line.version)
      wrong("events_adjustment_is_its_line", `${points} points of ${kind} were asked, ${line.points} written`);
  }
  if (fact.kind === "cancellation" && fact.outcome.points !== line?.points)
    wrong("events_cancellation_is_its_line", `${fact.outcome.points} points were answered, ${line?.points} written`);
}

function verifyPurchase(
  member: MemberEvidence,
  fact: FactEvidence,
  line: ReadLine | undefined,
  wrong: (invariant: string, message: string) => void,
): void {
  const { totalMinor, currency, outcome } = fact;
  if (digestOf(fact.data.via ?? member.memberId, fact.occurredMs, totalMinor, currency) !== fact.digest)
    wrong("events_digest_is_of_their_body", `${totalMinor} ${currency} is not the receipt that was recorded`);
  if ((fact.journalVersion === null) !== (fact.nothingBecause !== null))
    wrong("events_purchase_earns_or_says_why", `line ${fact.journalVersion}, nothing because ${fact.nothingBecause}`);
  if (outcome.earned !== (line?.points ?? 0) || outcome.journalVersion !== fact.journalVersion)
    wrong("events_purchase_is_its_line", `${outcome.earned} points were answered, ${line?.points ?? 0} written`);
  if (line && (line.parsedTrace.totalMinor !== totalMinor || line.parsedTrace.currency !== currency))
    wrong(
      "events_purchase_is_its_line",
      `its line explains ${line.parsedTrace.totalMinor} ${line.parsedTrace.currency}`,
    );
}

function digestOf(...parts: unknown[]): string {
  return hash("sha256", JSON.stringify(parts), "hex");
}

function verifyRedemption(
  redemption: RedemptionEvidence,
  lineOf: Map<number, ReadLine>,
  factBySource: Map<string, FactEvidence>,
  facts: FactEvidence[],
  found: Found,
): void {
  const { id, state, points, quantity, restoredVersion } = redemption;
  const paid = lineOf.get(redemption.journalVersion);
  const wrong = (invariant: string, version: number, message: string) =>
    found(invariant, version, `redemption ${id}: ${message}`);
  const at = redemption.journalVersion;
  if (paid?.kind !== "redeemed" || paid.source !== `redemption:${id}` || paid.points !== -points)
    wrong("redemptions_were_paid", at, `${points} points, its line ${paid?.points}`);
  else if (paid.parsedTrace.reward !== redemption.reward || paid.parsedTrace.quantity !== quantity)
    wrong("redemptions_are_what_was_paid_for", at, "its reward or its quantity is not the one its line explains");
  else if (paid.position !== redemption.position)
    wrong("redemptions_are_recorded_with_their_line", at, `position ${redemption.position}`);
  const fact = factBySource.get(`redemption:${id}`);
  if (!fact) wrong("redemptions_were_asked_for", at, "nobody asked for it");

  const count = (kind: string) => facts.filter((each) => each.kind === kind && each.data.redemption === id).length;
  const [cancelled, used] = [count("cancellation"), count("use") - count("reinstatement")];
  const wasGivenBack = state === "cancelled" || state === "failed";
  if (wasGivenBack !== (cancelled === 1) || used !== (state === "used" ? 1 : 0))
    wrong("redemptions_stand_where_facts_put_them", at, `${state}, cancelled ${cancelled} times, used ${used} times`);
  const failed = facts.some(({ kind, data }) => kind === "cancellation" && data.redemption === id && data.failed);
  if (failed !== (state === "failed"))
    wrong("redemptions_fail_by_a_fact", at, `${state}, and its fact says ${failed ? "it failed" : "it did not fail"}`);
  if (redemption.takesCodes ? redemption.codes !== quantity : redemption.codes !== 0)
    wrong("redemptions_have_their_codes", at, `${redemption.codes} codes for ${quantity}`);

  if (restoredVersion === null) return;
  const restored = lineOf.get(restoredVersion);
  if (restored?.kind !== "restored" || restored.points !== points || drawnBy(restored) !== drawnBy(paid, -1))
    wrong(
      "journals_restored_never_by_more",
      restoredVersion,
      `${restored?.points} of ${points} points came back, or to other lots`,
    );
}

/** How many points of which lots a line moved, as one text. */
function drawnBy(line: ReadLine | undefined, sign: 1 | -1 = 1): string {
  const draws = line?.parsedChanges.filter(([what, , , delta]) => what === "draw" && delta * sign > 0) ?? [];
  return draws
    .map(([, born, ordinal, delta]) => `${born}.${ordinal}:${delta * sign}`)
    .sort()
    .join(" ");
}
