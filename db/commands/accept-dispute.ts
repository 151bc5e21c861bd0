import { sql } from "@/db/client";
import { accountColumns, decisionColumns } from "@/db/queries/accounts";
import { heldBy } from "@/db/queries/held-by";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type AdjustRefusal, adjustLimitPoints } from "@/lib/loyalty/adjustment";
import type { DisputeState } from "@/lib/loyalty/disputes";
import type { Actor, Role } from "@/lib/loyalty/permissions";
import type { PointKind } from "@/lib/loyalty/terms";
import { sealFor } from "@/lib/personal-data";
import { type CorrectionGround, decideCorrection } from "./correction";
import { type CorrectionRow, correctionGrounds } from "./correction-grounds";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import type { MoveRefusal } from "./move-dispute";

export type AcceptRequest = { disputeId: string; version: number; points: number; kind: PointKind; words: string };
export type AcceptRefusal = MoveRefusal | AdjustRefusal;
export type AcceptAnswer = Result<{ journalVersion: number }, AcceptRefusal>;

type Asked = AcceptRequest & {
  id: string;
  keyDigest: Buffer;
  digest: Buffer;
  limit: number;
  actorId: number;
  role: Role | null;
};
/** What deciding a dispute reads of it. */
export type DisputeRead = {
  version: number;
  state: DisputeState;
  journalVersion: number | null;
  personId: number | null;
};
type Loaded = { ground: CorrectionGround; dispute: DisputeRead } | null;

const desk = openDesk<Asked, Loaded, AcceptAnswer>({ load, decide, recall });

/**
 * Accepts a dispute with the points it is worth, within the role's limit: a compensating line that names the line it makes up for, and
 * the dispute's end, both or neither, exactly once.
 */
export async function acceptDispute(actor: Actor<"disputes.handle">, request: AcceptRequest): Promise<AcceptAnswer> {
  if (!isId(request.disputeId)) return refused({ code: "dispute_unknown" });
  if (request.words.trim().length < 3) return refused({ code: "reason_missing" });
  if (request.points < 1) return refused({ code: "points_zero" });
  const disputeId = request.disputeId.toLowerCase();
  return desk({
    ...request,
    disputeId,
    words: request.words.trim(),
    id: newId(),
    keyDigest: requestKey("dispute", "adjustment", disputeId),
    digest: requestDigest(disputeId, request.points, request.kind, actor.personId),
    limit: adjustLimitPoints(actor.role),
    actorId: actor.personId,
    role: actor.role,
  });
}

type Row = CorrectionRow & { dispute: DisputeRead };

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select asked.place, ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${heldBy()} as "heldBy", ${disputeRead()} as dispute
    from unnest(${requests.map((each) => each.disputeId)}::uuid[]) with ordinality asked(dispute, place)
    join disputes d on d.public_id = asked.dispute
    join members m on m.id = d.member_id
    join wallets w on w.member_id = m.id
    left join people p on p.id = m.person_id`;
  const loaded: Loaded[] = requests.map(() => null);
  for (const { row, ground } of await correctionGrounds(rows, requests))
    loaded[row.place - 1] = { ground, dispute: row.dispute };
  return loaded;
}

/** One JSON object, for queries that join `disputes d` and its `members m`. */
export const disputeRead = () => sql`
  json_build_object('version', d.version, 'state', d.state, 'journalVersion', d.journal_version, 'personId', m.person_id)`;

/** Why a dispute as it was read cannot be decided by this person on the version they saw; null when it can. */
export function notDecidable(dispute: DisputeRead, seen: { version: number; actorId: number }): MoveRefusal | null {
  if (dispute.personId === seen.actorId) return { code: "own_dispute" };
  if (dispute.state !== "open" && dispute.state !== "asked") return { code: "already_decided" };
  return dispute.version === seen.version ? null : { code: "changed_meanwhile" };
}

function decide(request: Asked, loaded: Loaded): Decided<AcceptAnswer> {
  if (!loaded?.ground.wrappedKey) return { answer: refused({ code: "dispute_unknown" }) };
  const { ground, dispute } = loaded;
  const refusal = notDecidable(dispute, request);
  if (refusal) return { answer: refused(refusal) };
  const corrects = dispute.journalVersion ?? undefined;
  const because = { dispute: request.disputeId, ...(corrects === undefined ? {} : { corrects }) };
  const decided = decideCorrection({ ...request, reason: request.words, because }, ground);
  if (!decided.ok) return { answer: decided };
  const { journalVersion, decision } = decided.value;
  const words = sealFor(loaded.ground.wrappedKey, "dispute", request.words).toString("base64");
  return {
    answer: done({ journalVersion }),
    decision: {
      ...decision,
      dispute: { id: request.disputeId, decidedBy: request.actorId, journalVersion, words },
    },
  };
}

function recall(_request: Asked, found: Found): AcceptAnswer {
  return found.status === "own" || found.status === "known"
    ? done(found.outcome as { journalVersion: number })
    : refused({ code: "already_decided" });
}
