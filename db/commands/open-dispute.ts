import { sql } from "@/db/client";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { answerDue } from "@/lib/loyalty/disputes";
import type { Actor } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";
import { keyedHash, sealFor } from "@/lib/personal-data";
import { type Said, type SaidRefusal, sealSaid } from "./sealed-words";

/** A receipt whose points never came, as its member typed it. */
export type ReceiptClaim = {
  number: string;
  /** A day: `2026-11-21`. */ boughtOn: string;
  store: string;
  totalMinor: number;
  currency: string;
};

/** What is contested: a line of the book, a purchase that earned nothing, or a receipt that never arrived. */
export type Contested =
  | { about: "line"; version: number }
  | { about: "purchase"; purchaseId: string }
  | { about: "receipt"; claim: ReceiptClaim };

export type OpenRefusal = SaidRefusal | { code: "not_found" } | { code: "already_open" } | { code: "too_many" };

/** Opens a dispute about something of one's own, once for its id (a UUID); an answer is promised by the terms of today. */
export async function openDispute(
  actor: Actor<"membership.use">,
  request: { id: string; contested: Contested } & Said,
  now: Instant,
): Promise<Result<{ disputeId: string }, OpenRefusal>> {
  const { id, contested } = request;
  if (!isId(id) || (contested.about === "purchase" && !isId(contested.purchaseId)))
    return refused({ code: "not_found" });
  const wrappedKey = await keyOf(actor);
  const said = await sealSaid(wrappedKey, request);
  if (!said.ok) return said;
  const { words, ids, mimes, sizes, ciphers } = said.value;
  const due = answerDue(termsAsOf(await termsHistory(await latestTermsVersion()), now), now);
  const claim = contested.about === "receipt" ? contested.claim : null;
  const claimCipher = claim && sealFor(wrappedKey, "dispute", JSON.stringify(claim));
  const receiptHash = claim && keyedHash("receipt", claim.number.trim().toUpperCase());
  const [row] = await sql<{ status: "opened" | "not_found" | "already_open" | "too_many" }[]>`
    select open_dispute(${actor.personId}, ${actor.memberId}, ${id}::uuid, ${contested.about},
      ${contested.about === "line" ? contested.version : null}::int, ${contested.about === "purchase" ? contested.purchaseId : null}::uuid,
      ${claimCipher}, ${receiptHash}, ${due}, ${words}, ${ids}::uuid[], ${mimes}::text[], ${sizes}::int[], ${sql.array(ciphers)}::bytea[]) as status`;
  if (row?.status === "opened") return done({ disputeId: id.toLowerCase() });
  return refused({ code: row?.status ?? "not_found" });
}

/** The key under which a member's words are sealed; whoever holds a membership has one. */
export async function keyOf(actor: Actor<"membership.use">): Promise<Buffer> {
  const [row] = await sql<{ wrappedKey: Buffer | null }[]>`
    select wrapped_key as "wrappedKey" from people where id = ${actor.personId}`;
  if (!row?.wrappedKey) throw new Error(`Person ${actor.personId} has no key`);
  return row.wrappedKey;
}
