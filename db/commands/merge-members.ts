import { sql } from "@/db/client";
import { isOwnOf, type MergeGround, readMergeGrounds } from "@/db/queries/merge-ground";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { draftOf } from "@/lib/loyalty/account";
import { adjustLimitPoints, approvalLimitPoints } from "@/lib/loyalty/adjustment";
import { type MergeRefusal, mergeMembers as merge } from "@/lib/loyalty/merge";
import type { Actor } from "@/lib/loyalty/permissions";
import { mergeFacts } from "./carried-on";
import { sealReason } from "./correction";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { keptReason } from "./kept-reason";

export type MergeRequest = {
  /** Public ids. */
  duplicateId: string;
  survivorId: string;
  key: string;
  reason: string;
};

type Merged = { points: number; mergeId: string };
export type MergeAnswer = Result<
  Merged,
  | MergeRefusal
  | { code: "reason_missing" | "member_unknown" | "key_reused" }
  | { code: "already_decided" | "own_request" | "own_membership" }
>;

type Asked = MergeRequest & {
  id: string;
  otherId: string;
  keyDigest: Buffer;
  digest: Buffer;
  limit: number;
  actorId: number;
  /** Where a second person does what another asked for. */
  approval: string | null;
};
type Approval = { publicId: string; state: string; requestedBy: number };
type Answered = { key: string; digest: string; outcome: unknown };
type Loaded = (MergeGround & { answered: Answered | null; approval: Approval | null }) | null;

const desk = openDesk<Asked, Loaded, MergeAnswer>({ load, decide, recall });

/**
 * Merges a duplicate into the membership of the same person that stays, with a reason, once: everything it holds moves there in one commit
 * with a line on either chain, and from then on it only leads there.
 */
export async function mergeMembers(actor: Actor<"members.merge">, request: MergeRequest): Promise<MergeAnswer> {
  return ask(request, { limit: adjustLimitPoints(actor.role), actorId: actor.personId, approval: null });
}

/** Does a merging that another asked for, within the limit of the second person's role. */
export async function mergeAsSecond(
  actor: Actor<"approvals.decide">,
  approval: string,
  request: MergeRequest,
): Promise<MergeAnswer> {
  return ask(request, { limit: approvalLimitPoints(actor.role), actorId: actor.personId, approval });
}

async function ask(request: MergeRequest, who: Pick<Asked, "limit" | "actorId" | "approval">): Promise<MergeAnswer> {
  const { duplicateId, survivorId, key } = request;
  const reason = request.reason.trim();
  if (!isId(duplicateId) || !isId(survivorId)) return refused({ code: "member_unknown" });
  if (reason.length < 3) return refused({ code: "reason_missing" });
  const sides = { duplicateId: duplicateId.toLowerCase(), survivorId: survivorId.toLowerCase() };
  return desk({
    ...sides,
    key,
    reason,
    id: newId(),
    otherId: newId(),
    keyDigest: requestKey("merge", sides.duplicateId, key),
    digest: requestDigest(sides.survivorId, reason),
    ...who,
  });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const grounds = await readMergeGrounds(requests);
  // Read last: a membership that is merged by now was so by an answer that is there by now.
  const answers = await sql<Answered[]>`
    select encode(key, 'hex') as key, encode(digest, 'hex') as digest, outcome from events
    where key in (select decode(k, 'hex') from unnest(${requests.map((each) => each.keyDigest.toString("hex"))}::text[]) k)`;
  const answered = new Map(answers.map((answer) => [answer.key, answer]));
  // After the accounts as well: whatever moves an approval moves the stamp of the membership that stays.
  const approvals = await sql<Approval[]>`
    select public_id as "publicId", state, requested_by as "requestedBy" from approvals
    where public_id = any (${requests.flatMap(({ approval }) => approval ?? [])}::uuid[])`;
  const asked = new Map(approvals.map((each) => [each.publicId, each]));
  return requests.map((each, place) => {
    const ground = grounds[place];
    if (!ground) return null;
    const approval = asked.get(each.approval ?? "") ?? null;
    return { ...ground, approval, answered: answered.get(each.keyDigest.toString("hex")) ?? null };
  });
}

function decide(request: Asked, loaded: Loaded): Decided<MergeAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { duplicate, survivor, now, history, answered, approval } = loaded;
  if (answered) {
    const status = answered.digest === request.digest.toString("hex") ? "known" : "key_reused";
    return { answer: recall(request, { status, outcome: answered.outcome }) };
  }
  if (request.approval !== null) {
    if (approval?.state !== "waiting") return { answer: refused({ code: "already_decided" }) };
    if (approval.requestedBy === request.actorId) return { answer: refused({ code: "own_request" }) };
  }
  if (isOwnOf(request.actorId, loaded)) return { answer: refused({ code: "own_membership" }) };
  const [from, to] = [draftOf(duplicate.account, history), draftOf(survivor.account, history)];
  const { id, otherId, limit, actorId } = request;
  const kept = keptReason(survivor.wrappedKey, request.reason);
  const answer = merge(from, to, { id, otherId, limit, ties: duplicate.ties, reasonDigest: kept.reasonDigest }, now);
  if (!answer.ok) return { answer };
  const { points, fromVersion, toVersion, at } = answer.value;
  const own = sealReason(duplicate.wrappedKey, request.reason);
  const keptByOwn = { ...kept, reason: own.cipher.toString("base64url"), sealedUnder: own.under };
  const outcome: Merged = { points, mergeId: id };
  const [of, into] = [from.start.memberPublicId, to.start.memberPublicId];
  return {
    answer: done(outcome),
    decision: {
      drafts: [from, to],
      facts: mergeFacts(
        { id, otherId, from, to, at },
        { from: fromVersion, to: toVersion },
        { key: request.keyDigest, digest: request.digest, outcome },
        { from: { way: "out", into, ...keptByOwn }, to: { way: "in", from: of, ...kept } },
      ),
      ...(request.approval === null
        ? {}
        : { approval: { id: request.approval, decidedBy: actorId, journalVersion: toVersion } }),
      merge: { id, duplicate: from.start.memberId, survivor: to.start.memberId, at, actor: actorId, isUndone: false },
      notices:
        to.start.memberState === "unclaimed" ? [] : [toldOfMerging(to.start.memberId, otherId, points, toVersion)],
      trail: {
        actorId,
        action: "member.take_over",
        subject: `member:${into}`,
        before: null,
        after: { from: of, points, journalVersion: toVersion },
      },
    },
  };
}

/** What tells the member who stays. */
export function toldOfMerging(memberId: number, id: string, points: number, journalVersion: number) {
  return {
    memberId,
    reason: `memberships-merged:${id}`,
    kind: "memberships_merged" as const,
    payload: { points, journalVersion },
    link: `/activity?before=${journalVersion + 1}#line-${journalVersion}`,
  };
}

function recall(_request: Asked, found: Found): MergeAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "key_reused" });
  return done(found.outcome as Merged);
}
