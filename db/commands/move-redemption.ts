/**
 * The one way in which a redemption goes from one state to another, for every kind of reward (lib/loyalty/kinds) and everybody who can
 * move one: `moveRedemption({ by: "fulfilment", actor }, { redemptionId, from: "processing", to: "shipped", details: { courier, tracking } })`.
 *
 * - Who: `member` (their own redemptions only), `counter` and `fulfilment` (staff, by their permission), `provider` and the portal itself.
 * - Which moves there are, and what has to be said with one, is the kind's (`ruleOf(kind, details).moves`): a console draws its buttons
 *   from there and need not know the kinds.
 * - `from` is the state that was seen; where it stands elsewhere by now the answer is `move_impossible` with its state. Null takes any.
 * - To `cancelled` or `failed` the points go back to the lots they came from, in the same commit; to `used`, and back from there, is a
 *   fact of the ledger that moves none.
 * - Every move is kept in `redemption_moves`, staff's in the trail too, and what staff or a provider did is told the member.
 */
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
import { cancellableUntil } from "@/db/queries/bookable-dates";
import { type Step, waysOn } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Mover } from "@/lib/loyalty/kinds/kind-rule";
import type { Actor } from "@/lib/loyalty/permissions";
import {
  type MoveDetails,
  type MoveRefusal,
  moveRedemption as move,
  type RedemptionToMove,
} from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { carryOn, draftsOn } from "./carried-on";
import type { Decision } from "./commit";
import { type Decided, type Found, openDesk } from "./desk";
import { factsOf, tellingOf } from "./move-told";

export type WhoMoves =
  | { by: "member"; actor: Actor<"membership.use"> }
  | { by: "counter"; actor: Actor<"redemptions.use"> | Actor<"redemptions.reinstate"> }
  | { by: "fulfilment"; actor: Actor<"redemptions.fulfil"> }
  | { by: "provider" };

export type MoveAnswer = Result<
  { /** Points that went back. */ points: number | null },
  MoveRefusal | { code: "redemption_unknown" }
>;

export type MoveAsked = {
  id: string;
  /** Whose it has to be; null for anybody's. */
  memberId: number | null;
  redemptionId: string;
  from: RedemptionState | null;
  to: RedemptionState;
  by: Mover;
  actorId: number | null;
  details: MoveDetails;
};
export type LoadedRedemption = RedemptionToMove & {
  id: number;
  rewardId: number;
  quantity: number;
  dateId: number | null;
  cashMinor: number | null;
  /** How often it was marked as used so far. */
  uses: number;
};
type RedemptionRow = Omit<LoadedRedemption, "changes" | "cancellableUntil" | "expiresAt"> & {
  changes: string;
  cancellableUntil: string | null;
  expiresAt: string | null;
  place: number;
};
type Row = AccountRow & DecisionRow & { drawnLots: LotRow[]; redemption: RedemptionRow };
export type MoveLoaded = {
  account: Account;
  now: Instant;
  history: TermsHistory;
  redemption: LoadedRedemption;
  way?: Step[];
} | null;

const desk = openDesk<MoveAsked, MoveLoaded, MoveAnswer>({ load, decide, recall });

/** Moves a redemption, once, or says why not. */
export async function moveRedemption(
  who: WhoMoves,
  request: { redemptionId: string; from: RedemptionState | null; to: RedemptionState; details?: MoveDetails },
): Promise<MoveAnswer> {
  if (!isId(request.redemptionId)) return refused({ code: "redemption_unknown" });
  return desk({
    id: newId(),
    by: who.by,
    memberId: who.by === "member" ? who.actor.memberId : null,
    actorId: who.by === "counter" || who.by === "fulfilment" ? who.actor.personId : null,
    redemptionId: request.redemptionId.toLowerCase(),
    from: request.from,
    to: request.to,
    details: request.details ?? {},
  });
}

async function load(requests: MoveAsked[]): Promise<MoveLoaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()},
      json_build_object('place', asked.place, 'id', d.id, 'publicId', d.public_id, 'state', d.state, 'rewardId', d.reward_id, 'quantity', d.quantity,
        'kind', r.kind, 'details', d.details, 'dateId', d.date_id, 'cashMinor', d.cash_minor, 'cancellableUntil', ${cancellableUntil()}, 'expiresAt', d.expires_at, 'changes', j.changes,
        'uses', (select count(*) from redemption_moves v where v.redemption_id = d.id and v.to_state = 'used')) as redemption,
      coalesce((select json_agg(${lotRow()}) from jsonb_array_elements(j.changes::jsonb) c
        join lots l on l.member_id = m.id and l.born = (c ->> 1)::integer and l.ordinal = (c ->> 2)::integer
        where c ->> 0 = 'draw' and l.remaining = 0), '[]') as "drawnLots"
    from unnest(${requests.map((each) => each.memberId)}::bigint[], ${requests.map((each) => each.redemptionId)}::uuid[]) with ordinality asked(member, redemption, place)
    join redemptions d on d.public_id = asked.redemption and (d.member_id = coalesce(asked.member, d.member_id) or asked.member = member_now(d.member_id))
    join members m on m.id = d.member_id
    join wallets w on w.member_id = m.id
    join rewards r on r.id = d.reward_id
    join journals j on j.member_id = m.id and j.version = d.journal_version`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const ways = await waysOn(rows);
  const loaded: MoveLoaded[] = requests.map(() => null);
  for (const row of rows) {
    const { place, changes, cancellableUntil, expiresAt, ...redemption } = row.redemption;
    const account = toAccount(row);
    loaded[place - 1] = {
      account: { ...account, lots: [...account.lots, ...row.drawnLots.map(toLot)] },
      now: row.now,
      history,
      way: ways.get(account.memberId) ?? [],
      redemption: {
        ...redemption,
        changes: JSON.parse(changes),
        cancellableUntil: cancellableUntil === null ? null : new Date(cancellableUntil),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      },
    };
  }
  return loaded;
}

export function decide(request: MoveAsked, loaded: MoveLoaded): Decided<MoveAnswer> {
  if (!loaded) return { answer: refused({ code: "redemption_unknown" }) };
  const { account, now, history, redemption } = loaded;
  const draft = draftOf(account, history);
  const outcome = move(draft, redemption, request, now);
  if (!outcome.ok) return { answer: outcome };
  const { restored } = outcome.value;
  const way = draftsOn(loaded.way, draft);
  const decision: Decision = {
    drafts: [draft],
    facts: factsOf(request, account.memberId, redemption, restored, now),
    transition: {
      redemptionId: redemption.id,
      rewardId: redemption.rewardId,
      quantity: redemption.quantity,
      from: redemption.state,
      state: request.to,
      by: request.by,
      actorId: request.actorId,
      // What is paid besides is paid as it is handed over.
      details: { ...paidAtOnce(request.to, redemption), ...request.details },
      leavesDate: restored === null ? null : redemption.dateId,
      restoredVersion: restored?.journalVersion ?? null,
      returnsStock: outcome.value.move.returnsStock ?? false,
      at: now,
    },
    ...tellingOf(request, way.at(-1)?.start.memberId ?? account.memberId, redemption),
  };
  // Points that come back to a membership that was merged go on with it.
  if (restored !== null) carryOn(decision, draft, way);
  return { answer: done({ points: restored?.points ?? null }), decision };
}

function paidAtOnce(to: RedemptionState, { cashMinor }: LoadedRedemption): MoveDetails {
  return to === "used" && cashMinor !== null ? { cashMinor } : {};
}

function recall({ to, from }: MoveAsked, found: Found): MoveAnswer {
  if (found.status === "own") {
    const { points = null } = found.outcome as { points?: number };
    return done({ points });
  }
  if (from === "used") return refused({ code: "move_impossible", state: to });
  return refused({ code: to === "used" ? "already_used" : "already_cancelled" });
}
