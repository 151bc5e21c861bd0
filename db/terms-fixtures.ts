import { hire } from "@/db/catalogue-fixtures";
import { type Sql, sql } from "@/db/client";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { env } from "@/lib/base/env";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { approveTerms } from "./commands/approve-terms";
import { draftTerms } from "./commands/draft-terms";
import { publishTerms } from "./commands/publish-terms";
import { askReplay, runReplay } from "./commands/replay-terms";

/** Who brings terms about in a test: Maya writes them, Bayu and Citra answer for them. */
export type TermsPeople = {
  maya: Actor<"terms.draft">;
  bayuWrites: Actor<"terms.draft">;
  bayuApproves: Actor<"terms.approve">;
  bayu: Actor<"terms.publish">;
  citraApproves: Actor<"terms.approve">;
  citra: Actor<"terms.publish">;
};

export async function hireTermsPeople(owner: Sql): Promise<TermsPeople> {
  const [maya, bayu, citra] = await Promise.all([
    hire(owner, "marketing", "terms.draft", "Maya"),
    hire(owner, "owner", "terms.publish", "Bayu"),
    hire(owner, "owner", "terms.publish", "Citra"),
  ]);
  // The same person with another of the owner's permissions.
  const as = <P extends "terms.draft" | "terms.approve">(actor: Actor<"terms.publish">) => actor as object as Actor<P>;
  return { maya, bayu, citra, bayuWrites: as(bayu), bayuApproves: as(bayu), citraApproves: as(citra) };
}

/** Gives members twice as much: a change that needs no notice. */
export const kinder: Partial<TermsDocument> = {
  rates: { ...kopiSenjaTerms.rates, IDR: { points: 2, minor: 500 } },
};

/** Lets points end sooner: a change that needs its notice. */
export const harder: Partial<TermsDocument> = {
  expiry: { ...kopiSenjaTerms.expiry, base: { policy: "fixed", months: 3, roundTo: "month" } },
};

/** A draft of Maya's that was run over the past; its public id. */
export async function draftOf({ maya }: TermsPeople, changes: Partial<TermsDocument> = kinder): Promise<string> {
  const drafted = await draftTerms(maya, { title: "Musim hujan", document: { ...kopiSenjaTerms, ...changes } });
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal));
  const { draftId } = drafted.value;
  const asked = await askReplay(maya, { id: draftId, version: 1 });
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal));
  await runReplay(asked.value.replayId, { ownerUrl: env().ownerUrl });
  return draftId;
}

/** A draft of Maya's that Bayu approved; it stands at version 2. */
export async function approvedDraft(people: TermsPeople, changes: Partial<TermsDocument> = kinder): Promise<string> {
  const draftId = await draftOf(people, changes);
  const approved = await approveTerms(people.bayuApproves, { draftId, version: 1 });
  if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  return draftId;
}

/** Terms that Maya wrote and Bayu approved and published, in force as early as may be. */
export async function publishedTerms(people: TermsPeople, changes: Partial<TermsDocument>, now: Date) {
  const draftId = await approvedDraft(people, changes);
  const published = await publishTerms(people.bayu, { draftId, version: 2, from: null }, now);
  if (!published.ok) throw new Error(JSON.stringify(published.refusal));
  return { draftId, ...published.value };
}

/** Opens every connection of the pool, so that what is asked at once is done at once and not in a row on the first. */
export async function openConnections(): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.3)`));
}
