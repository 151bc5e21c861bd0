import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { heldBy } from "@/db/queries/held-by";
import { termsHistory } from "@/db/queries/terms";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type AdjustRefusal, approvalLimitPoints } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import type { PointKind } from "@/lib/loyalty/terms";
import { sealFor } from "@/lib/personal-data";
import { type DisputeRead, disputeRead } from "./accept-dispute";
import { type CorrectionGround, decideCorrection, openReason, toldOfCorrection } from "./correction";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

type NotDecided =
  | { code: "approval_unknown" }
  | { code: "already_decided" }
  /** Nobody is the second person to their own request. */
  | { code: "own_request" }
  /** What it was to accept has been decided meanwhile. */
  | { code: "dispute_decided" };
type ApproveRefusal = NotDecided | AdjustRefusal | { code: "reason_erased" };
export type ApproveAnswer = Result<{ journalVersion: number }, ApproveRefusal>;

type Asked = { id: string; approvalId: string; keyDigest: Buffer; digest: Buffer; limit: number; actorId: number };
type Approval = {
  state: "waiting" | "approved" | "rejected" | "withdrawn";
  points: number;
  kind: PointKind;
  reasonCipher: Buffer;
  sealedUnder: "person" | "portal";
  requestedBy: number;
  decidedBy: number | null;
  journalVersion: number | null;
  /** The dispute that it accepts. */
  dispute: (DisputeRead & { publicId: string }) | null;
};
type Loaded = { ground: CorrectionGround; approval: Approval } | null;

const desk = openDesk<Asked, Loaded, ApproveAnswer>({ load, decide, recall });

/** Does what another asked for, exactly once whoever approves and however often, within the limit of the second person's role. */
export async function approveAdjustment(actor: Actor<"approvals.decide">, approvalId: string): Promise<ApproveAnswer> {
  if (!isId(approvalId)) return refused({ code: "approval_unknown" });
  const id = approvalId.toLowerCase();
  return desk({
    id: newId(),
    approvalId: id,
    keyDigest: requestKey("approval", "adjustment", id),
    digest: requestDigest(id, actor.personId),
    limit: approvalLimitPoints(actor.role),
    actorId: actor.personId,
  });
}

type Row = AccountRow & DecisionRow & Approval & { place: number; wrappedKey: Buffer | null; heldBy: number[] };

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select asked.place, ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${heldBy()} as "heldBy", a.state, a.points, a.point_kind as kind,
      a.reason_cipher as "reasonCipher", a.sealed_under as "sealedUnder", a.requested_by as "requestedBy", a.decided_by as "decidedBy",
      a.journal_version as "journalVersion",
      case when d.id is not null then (${disputeRead()})::jsonb || jsonb_build_object('publicId', d.public_id) end as dispute
    from unnest(${requests.map((each) => each.approvalId)}::uuid[]) with ordinality asked(approval, place)
    join approvals a on a.public_id = asked.approval and a.merge_from is null
    join members m on m.id = a.member_id
    join wallets w on w.member_id = m.id
    left join people p on p.id = m.person_id
    left join disputes d on d.id = a.dispute_id`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { now, wrappedKey, heldBy } = row;
    loaded[row.place - 1] = {
      ground: { account: toAccount(row), now, history, wrappedKey, heldBy, byHand: null },
      approval: row,
    };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<ApproveAnswer> {
  if (!loaded) return { answer: refused({ code: "approval_unknown" }) };
  const { ground, approval } = loaded;
  const { state, points, kind, requestedBy, decidedBy, journalVersion: written } = approval;
  if (state === "approved" && decidedBy === request.actorId && written !== null)
    return { answer: done({ journalVersion: written }) };
  if (state !== "waiting") return { answer: refused({ code: "already_decided" }) };
  if (requestedBy === request.actorId) return { answer: refused({ code: "own_request" }) };
  const reason = openReason(ground.wrappedKey, { cipher: approval.reasonCipher, under: approval.sealedUnder });
  if (reason === null) return { answer: refused({ code: "reason_erased" }) };
  const { dispute } = approval;
  if (dispute && dispute.state !== "open" && dispute.state !== "asked")
    return { answer: refused({ code: "dispute_decided" }) };
  const because = { approval: request.approvalId, ...(dispute ? becauseOf(dispute) : {}) };
  const correction = { ...request, points, kind, reason, because };
  const decided = decideCorrection(correction, ground);
  if (!decided.ok) return { answer: decided };
  const { journalVersion, decision } = decided.value;
  return {
    answer: done({ journalVersion }),
    decision: {
      ...decision,
      ...(dispute
        ? { dispute: accepted(dispute.publicId, request.actorId, journalVersion, reason, ground) }
        : toldOfCorrection(correction, ground, journalVersion)),
      approval: { id: request.approvalId, decidedBy: request.actorId, journalVersion },
    },
  };
}

function becauseOf({ publicId, journalVersion }: DisputeRead & { publicId: string }) {
  return { dispute: publicId, ...(journalVersion === null ? {} : { corrects: journalVersion }) };
}

/** The end of the dispute, in the words the first person gave; its member is told by the step itself. */
function accepted(
  id: string,
  decidedBy: number,
  journalVersion: number,
  words: string,
  { wrappedKey }: CorrectionGround,
) {
  if (!wrappedKey) throw new Error(`Dispute ${id} belongs to nobody`);
  return { id, decidedBy, journalVersion, words: sealFor(wrappedKey, "dispute", words).toString("base64") };
}

function recall(_request: Asked, found: Found): ApproveAnswer {
  return found.status === "own" || found.status === "known"
    ? done(found.outcome as { journalVersion: number })
    : refused({ code: "already_decided" });
}
