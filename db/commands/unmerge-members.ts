import { sql } from "@/db/client";
import {
  type AccountRow,
  accountColumns,
  type DecisionRow,
  decisionColumns,
  type LotRow,
  lotRow,
  toAccount,
  toLot,
} from "@/db/queries/accounts";
import { heldBy } from "@/db/queries/held-by";
import { pastLine, toPastLine } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import type { PastLine } from "@/lib/loyalty/refund-share";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type MergedBook, type UndoRefusal, undoneUntil, unmergeMembers as unmerge } from "@/lib/loyalty/unmerge";
import { mergeFacts } from "./carried-on";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { toldOfMerging } from "./merge-members";

export type UndoAnswer = Result<{ points: number }, UndoRefusal | { code: "member_unknown" | "own_membership" }>;

type Asked = { duplicateId: string; id: string; otherId: string; actorId: number };
type Side = { account: Account; book: MergedBook; heldBy: number[] };
type Ground = {
  duplicate: Side;
  survivor: Side;
  mergedAt: Instant;
  undoes: [string, string];
  now: Instant;
  history: TermsHistory;
};
type Loaded = Ground | "not_merged" | null;

const desk = openDesk<Asked, Loaded, UndoAnswer>({ load, decide, recall });

/** Undoes a merging while nothing that moved has been touched and its window is open: both memberships are what they were. */
export async function unmergeMembers(actor: Actor<"members.merge">, duplicateId: string): Promise<UndoAnswer> {
  if (!isId(duplicateId)) return refused({ code: "member_unknown" });
  return desk({ duplicateId: duplicateId.toLowerCase(), id: newId(), otherId: newId(), actorId: actor.personId });
}

/** Whether a merging could be undone now, without doing it; until when at the latest, or why not. */
export async function mayBeUndone(
  duplicateId: string,
): Promise<Result<{ until: Instant }, UndoRefusal | { code: "member_unknown" | "own_membership" }>> {
  const asked = { duplicateId: duplicateId.toLowerCase(), id: newId(), otherId: newId(), actorId: 0 };
  const [loaded = null] = await load([asked]);
  const { answer } = decide(asked, loaded);
  if (!answer.ok) return answer;
  return loaded && loaded !== "not_merged"
    ? done({ until: undoneUntil(loaded.mergedAt) })
    : refused({ code: "not_merged" });
}

type Row = AccountRow &
  DecisionRow & {
    duplicateId: string;
    isDuplicate: boolean;
    mergedAt: Date;
    undoes: [string, string];
    lines: Parameters<typeof toPastLine>[0][];
    emptyLots: LotRow[];
    heldBy: number[];
  };

async function load(requests: Asked[]): Promise<Loaded[]> {
  const asked = requests.map((each) => each.duplicateId);
  const rows = await sql<Row[]>`
    select d.public_id as "duplicateId", m.id = d.id as "isDuplicate", d.merged_at as "mergedAt", ${accountColumns()}, ${decisionColumns()}, ${heldBy()} as "heldBy",
      json_build_array(own.public_id, others.public_id) as undoes,
      (select json_agg(${pastLine()} order by j.version) from journals j where j.member_id = m.id and j.version >= l.version
        and (m.id = d.id or j.kind = 'tier_moved' or j.source = l.source)) as lines,
      coalesce((select json_agg(${lotRow()}) from lots l where l.member_id = m.id and l.remaining = 0 and (l.born, l.ordinal) in
        (select (c ->> 1)::integer, (c ->> 2)::integer from journals b, jsonb_array_elements(b.changes::jsonb) c
          where b.member_id = m.id and b.version = ev.journal_version)), '[]') as "emptyLots"
    from members d
    join events own on own.public_id = d.merge_id
    join events others on others.public_id = (own.data ->> 'otherId')::uuid
    join events ev on ev.id in (own.id, others.id)
    join journals l on l.member_id = ev.member_id and l.version = ev.journal_version
    join members m on m.id = ev.member_id
    join wallets w on w.member_id = m.id
    where d.public_id = any (${asked}::uuid[]) and d.state = 'merged'`;
  const known = await sql<
    { id: string }[]
  >`select public_id as id from members where public_id = any (${asked}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  return requests.map(({ duplicateId }) => {
    const own = rows.filter((row) => row.duplicateId === duplicateId);
    const [duplicate, survivor] = [own.find((row) => row.isDuplicate), own.find((row) => !row.isDuplicate)];
    if (!duplicate || !survivor) return known.some(({ id }) => id === duplicateId) ? "not_merged" : null;
    const { mergedAt, undoes, now } = duplicate;
    return { duplicate: sideOf(duplicate), survivor: sideOf(survivor), mergedAt, undoes, now, history };
  });
}

function sideOf({ lines, emptyLots, heldBy, ...row }: Row): Side {
  const account = toAccount(row);
  return {
    account: { ...account, lots: [...account.lots, ...emptyLots.map(toLot)] },
    book: bookFrom(lines.map(toPastLine)),
    heldBy,
  };
}

function bookFrom([merged, ...rest]: PastLine[]): MergedBook {
  if (!merged) throw new Error("A merging without its line");
  const isOwn = ({ source }: PastLine) => source === merged.source;
  return { merged, tier: rest.find(isOwn) ?? null, since: rest.filter((line) => !isOwn(line)) };
}

function decide(request: Asked, loaded: Loaded): Decided<UndoAnswer> {
  if (loaded === null) return { answer: refused({ code: "member_unknown" }) };
  if (loaded === "not_merged") return { answer: refused({ code: "not_merged" }) };
  const isOwn = [loaded.duplicate, loaded.survivor].some(({ heldBy }) => heldBy.includes(request.actorId));
  if (isOwn) return { answer: refused({ code: "own_membership" }) };
  const { mergedAt, undoes, now, history } = loaded;
  const [duplicate, survivor] = [draftOf(loaded.duplicate.account, history), draftOf(loaded.survivor.account, history)];
  const { id, otherId, actorId } = request;
  const merging = { at: mergedAt, duplicate: loaded.duplicate.book, survivor: loaded.survivor.book };
  const answer = unmerge(duplicate, survivor, merging, { id, otherId, reasonDigest: null }, now);
  if (!answer.ok) return { answer };
  const { points, fromVersion, toVersion, at } = answer.value;
  const { memberId, memberPublicId, memberState } = survivor.start;
  return {
    answer: done({ points }),
    decision: {
      drafts: [duplicate, survivor],
      facts: mergeFacts(
        { id, otherId, from: duplicate, to: survivor, at },
        { from: toVersion, to: fromVersion },
        // A merging is undone once.
        {
          key: requestKey("merge-undone", "programme", undoes[0]),
          digest: requestDigest(undoes[0]),
          outcome: { points },
        },
        { from: { way: "undone_in", undoes }, to: { way: "undone_out" } },
      ),
      merge: { id, duplicate: duplicate.start.memberId, survivor: memberId, at, actor: actorId, isUndone: true },
      notices: memberState === "unclaimed" ? [] : [toldOfMerging(memberId, otherId, 0 - points, fromVersion)],
      trail: {
        actorId,
        action: "member.give_back",
        subject: `member:${memberPublicId}`,
        before: null,
        after: { to: duplicate.start.memberPublicId, points, journalVersion: fromVersion },
      },
    },
  };
}

function recall(_request: Asked, found: Found): UndoAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "not_merged" });
  return done(found.outcome as { points: number });
}
