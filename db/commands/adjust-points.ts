import { sql } from "@/db/client";
import { accountColumns, decisionColumns } from "@/db/queries/accounts";
import { heldBy } from "@/db/queries/held-by";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type AdjustRefusal, adjustLimitPoints } from "@/lib/loyalty/adjustment";
import type { Actor, Role } from "@/lib/loyalty/permissions";
import type { PointKind } from "@/lib/loyalty/terms";
import { type CorrectionGround, decideCorrection, toldOfCorrection } from "./correction";
import { type CorrectionRow, correctionGrounds } from "./correction-grounds";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type AdjustRequest = {
  /** The member's public id. */ memberId: string;
  key: string;
  points: number;
  kind: PointKind;
  reason: string;
};
export type AdjustAnswer = Result<{ journalVersion: number }, AdjustRefusal | { code: "key_reused" }>;

type Asked = AdjustRequest & {
  id: string;
  keyDigest: Buffer;
  digest: Buffer;
  limit: number;
  actorId: number;
  role: Role | null;
};
type Row = CorrectionRow & { answered: Answered | null; isAsked: boolean };
/** How the same key was answered before, were it to be refused now. */
type Answered = { digest: string; outcome: unknown };
/** `isAsked`: the same form waits, or waited, for a second person. */
type Loaded = (CorrectionGround & { answered: Answered | null; isAsked?: boolean }) | null;

const desk = openDesk<Asked, Loaded, AdjustAnswer>({ load, decide, recall });

/** Corrects a member's points with a reason the member will read, once per key, within the limit of the actor's role. */
export async function adjustPoints(actor: Actor<"members.adjust">, request: AdjustRequest): Promise<AdjustAnswer> {
  if (!isId(request.memberId)) return refused({ code: "member_unknown" });
  if (request.reason.trim().length < 3) return refused({ code: "reason_missing" });
  const memberId = request.memberId.toLowerCase();
  const reason = request.reason.trim();
  return desk({
    ...request,
    memberId,
    reason,
    id: newId(),
    keyDigest: requestKey("adjustment", memberId, request.key),
    digest: requestDigest(request.points, request.kind, reason),
    limit: adjustLimitPoints(actor.role),
    actorId: actor.personId,
    role: actor.role,
  });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select asked.place, ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${heldBy()} as "heldBy",
      exists (select from approvals a where a.public_id = asked.form) as "isAsked",
      case when e.id is not null then json_build_object('digest', encode(e.digest, 'hex'), 'outcome', e.outcome) end as answered
    from unnest(${requests.map((each) => each.memberId)}::uuid[], ${requests.map((each) => each.keyDigest.toString("hex"))}::text[],
        ${requests.map(({ key }) => (isId(key) ? key : null))}::uuid[])
      with ordinality asked(member, key, form, place)
    join members m on m.public_id = asked.member
    join wallets w on w.member_id = m.id
    left join people p on p.id = m.person_id
    left join events e on e.key = decode(asked.key, 'hex')`;
  const loaded: Loaded[] = requests.map(() => null);
  for (const { row, ground } of await correctionGrounds(rows, requests)) {
    const { place, answered, isAsked } = row;
    loaded[place - 1] = { ...ground, answered, isAsked };
  }
  return loaded;
}

export function decide(request: Asked, loaded: Loaded): Decided<AdjustAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { answered, isAsked, ...ground } = loaded;
  if (answered) {
    const status = answered.digest === request.digest.toString("hex") ? "known" : "key_reused";
    return { answer: recall(request, { status, outcome: answered.outcome }) };
  }
  if (isAsked) return { answer: refused({ code: "above_limit", limit: 0 }) };
  const decided = decideCorrection(request, ground);
  if (!decided.ok) return { answer: decided };
  const { journalVersion, decision } = decided.value;
  return {
    answer: done({ journalVersion }),
    decision: { ...decision, ...toldOfCorrection(request, ground, journalVersion) },
  };
}

function recall(_request: Asked, found: Found): AdjustAnswer {
  return found.status === "key_reused" || found.status === "refused"
    ? refused({ code: "key_reused" })
    : done(found.outcome as { journalVersion: number });
}
