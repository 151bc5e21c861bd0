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
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf, type LotChange } from "@/lib/loyalty/account";
import { type GiftBack, type GiftBackRefusal, type GiftState, takeGiftBack as takeBack } from "@/lib/loyalty/gift";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { giftEnded, giftEndKey } from "./accept-gift";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest } from "./idempotency";

type Back = { points: number; journalVersion: number };
export type TakeBackAnswer = Result<Back, GiftBackRefusal | { code: "gift_unknown" }>;

/** `memberId`: whose gift it has to be; null where time takes it back. */
type Asked = { giftId: string; memberId: number | null; because: GiftBack["because"]; id: string };
type Gift = { publicId: string; state: GiftState; until: Instant; drawn: LotChange[] };
type Row = AccountRow &
  DecisionRow & { drawnLots: LotRow[]; place: number } & Omit<Gift, "drawn"> & { changes: string };
type Loaded = { account: Account; gift: Gift; now: Instant; history: TermsHistory } | null;

const desk = openDesk<Asked, Loaded, TakeBackAnswer>({ load, decide, recall });

/** Takes a gift back that nobody has opened yet: its points return to the very lots they came from. */
export async function takeGiftBack(actor: Actor<"membership.use">, giftId: string): Promise<TakeBackAnswer> {
  if (!isId(giftId)) return refused({ code: "gift_unknown" });
  return desk({ giftId: giftId.toLowerCase(), memberId: actor.memberId, because: "withdrawn", id: newId() });
}

/** Lets gifts come back that have waited long enough, the longest first, and answers how many there were. */
export async function returnDueGifts(now: Instant, limit: number): Promise<number> {
  const due = await sql<{ giftId: string }[]>`
    select public_id as "giftId" from gifts where state = 'waiting' and until_ <= ${now} order by until_, id limit ${limit}`;
  for (const { giftId } of due) await desk({ giftId, memberId: null, because: "ran_out", id: newId() });
  return due.length;
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, asked.place::integer as place, g.public_id as "publicId", g.state, g.until_ as until, j.changes,
      coalesce((select json_agg(${lotRow()}) from jsonb_array_elements(j.changes::jsonb) c
        join lots l on l.member_id = m.id and l.born = (c ->> 1)::integer and l.ordinal = (c ->> 2)::integer
        where c ->> 0 = 'draw' and l.remaining = 0), '[]') as "drawnLots"
    from unnest(${requests.map((each) => each.giftId)}::uuid[], ${requests.map((each) => each.memberId)}::bigint[]) with ordinality asked(gift, member, place)
    join gifts g on g.public_id = asked.gift and (asked.member is null or g.member_id = asked.member)
    join members m on m.id = g.member_id
    join wallets w on w.member_id = m.id
    join journals j on j.member_id = m.id and j.version = g.journal_version`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const { place, publicId, state, until, changes, drawnLots, ...row } of rows) {
    const account = toAccount(row);
    loaded[place - 1] = {
      account: { ...account, lots: [...account.lots, ...drawnLots.map(toLot)] },
      gift: { publicId, state, until, drawn: JSON.parse(changes) },
      now: row.now,
      history,
    };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<TakeBackAnswer> {
  if (!loaded) return { answer: refused({ code: "gift_unknown" }) };
  const { account, gift, now, history } = loaded;
  const { id, because } = request;
  const draft = draftOf(account, history);
  // What ran out comes back at that instant, however late anybody looks.
  const meant = because === "ran_out" ? gift.until : now;
  const at = account.settledAt && account.settledAt > meant ? account.settledAt : meant;
  const back = takeBack(draft, gift, { id, because, drawn: gift.drawn }, at);
  if (!back.ok) return { answer: back };
  const { points, journalVersion } = back.value;
  const memberId = account.memberPublicId;
  const common = { reason: `gift:${gift.publicId}`, link: `/transfer/gift/${gift.publicId}` };
  const told = { ...common, memberId: account.memberId, kind: "gift_returned", payload: { points } } as const;
  return {
    answer: back,
    decision: {
      drafts: [draft],
      facts: [
        {
          id,
          kind: "gift",
          memberId: account.memberId,
          key: giftEndKey(gift.publicId),
          digest: requestDigest("back"),
          occurredAt: at,
          decidedAt: at,
          data: { way: "back", gift: gift.publicId, because },
          outcome: back.value,
          journalVersion,
        },
      ],
      gift: { what: because, id: gift.publicId, recipient: null, journalVersion, at },
      ...(because === "ran_out"
        ? { notices: [told], outbox: [giftEnded(gift.publicId, { memberId, points, wasAccepted: false })] }
        : {}),
    },
  };
}

function recall(_request: Asked, found: Found): TakeBackAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "gift_over" });
  return done(found.outcome as Back);
}
