import { z } from "zod";
import type { Instant } from "@/lib/base/clock";
import { daysLater } from "./calendar";
import type { Terms } from "./terms";

/** What the programme promises whoever contests something. */
export const disputeTerms = z
  .object({
    /** Days within which staff answer. */
    answerDays: z.number().int().min(1).max(90),
  })
  .default({ answerDays: 7 });

export type DisputeState = "open" | "asked" | "accepted" | "refused" | "withdrawn";
export type DisputeStep = "opened" | "asked" | "answered" | "accepted" | "refused" | "withdrawn";

/** By when an answer is promised: the end of the last promised day, counted anew from each time the member has spoken. */
export function answerDue(terms: Pick<Terms, "disputes" | "zone">, spokenAt: Instant): Instant {
  return daysLater(spokenAt, terms.disputes.answerDays, terms.zone);
}

const leadsTo: Record<DisputeStep, DisputeState> = {
  opened: "open",
  answered: "open",
  asked: "asked",
  accepted: "accepted",
  refused: "refused",
  withdrawn: "withdrawn",
};

/** Where a step leads: to a state in which somebody is waited for, or to one that is for good. */
export function stateAfter(step: DisputeStep): DisputeState {
  return leadsTo[step];
}

/** Whose turn it is; nobody's once it is decided. */
export function waitsFor(state: DisputeState): "staff" | "member" | null {
  if (state === "open") return "staff";
  return state === "asked" ? "member" : null;
}
