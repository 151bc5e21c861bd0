import { sql } from "@/db/client";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { isGenuine } from "@/lib/card-mac";
import { type CardCode, stepIsTimely } from "@/lib/loyalty/card-code";
import type { Actor } from "@/lib/loyalty/permissions";
import { type CodeRefusal, readFactor } from "./second-factor";

export type VisitRefusal =
  | "no_shift"
  | "own_membership"
  /** Not made by this card, or its session ended, and the key with it. */
  | "not_genuine"
  /** Of another minute: an old picture of the card, or a clock that is wrong. */
  | "out_of_step"
  /** Shown before: each code opens one visit. */
  | "taken";

type Row = { keyCipher: string | null; isLive: boolean; memberId: string | null; personId: number };

/**
 * Opens a visit of five minutes at this cashier's counter for the member whose card shows this code. Each step of a card is taken once,
 * at however many counters it is shown. Answers the member's public id.
 */
export async function openVisit(
  actor: Actor<"counter.use">,
  code: CardCode,
  now: Date,
): Promise<Result<{ memberId: string }, VisitRefusal>> {
  const [row] = await sql<Row[]>`
    select k.key_cipher as "keyCipher", s.person_id as "personId", s.revoked_at is null and s.expires_at > now() as "isLive", m.public_id as "memberId"
    from sessions s left join card_keys k on k.session_id = s.id
    left join members m on m.person_id = s.person_id and m.state in ('active', 'locked')
    where s.public_id = ${code.session}::uuid`;
  if (!row?.isLive || row.memberId === null || !isGenuine(code, row.keyCipher)) return refused("not_genuine");
  if (row.personId === actor.personId) return refused("own_membership");
  if (!stepIsTimely(code, now.getTime())) return refused("out_of_step");
  const [opened] = await sql<{ status: "opened" | "taken" | "ended" | "no_shift" }[]>`
    select open_visit(${actor.personId}, ${newId()}::uuid, ${code.session}::uuid, ${code.step}::int) as status`;
  if (opened?.status === "opened") return done({ memberId: row.memberId });
  return refused(opened?.status === "taken" || opened?.status === "no_shift" ? opened.status : "not_genuine");
}

/** The same for a member who types a code of their app, or a recovery code, themselves; it is used up as when signing in. */
export async function openVisitByFactor(
  actor: Actor<"counter.use">,
  request: { member: { id: number; personId: number | null }; code: string },
  now: Date,
): Promise<Result<null, CodeRefusal | "no_shift" | "no_factor" | "own_membership">> {
  const { id, personId } = request.member;
  if (personId === actor.personId) return refused("own_membership");
  const person = personId === null ? null : await findCredentials(personId);
  if (person === null) return refused("no_factor");
  const { kind, step, hash } = readFactor(request.code, person, null, now);
  if (kind === "email_code") return refused("no_factor");
  const [row] = await sql<{ status: "opened" | "no_shift" | CodeRefusal }[]>`
    select open_visit_by_factor(${actor.personId}, ${newId()}::uuid, ${id}, ${kind}, ${step}::int, ${hash}::bytea) as status`;
  const status = row?.status ?? "refused";
  return status === "opened" ? done(null) : refused(status);
}
