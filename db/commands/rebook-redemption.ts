import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { changeUntil, type DateOffer, dateRefusal } from "@/lib/loyalty/kinds/dates";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Actor } from "@/lib/loyalty/permissions";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";

type RebookRefusal = {
  code: "redemption_unknown" | "not_booked" | "too_late" | "date_unknown" | "date_too_soon" | "date_full";
};
export type RebookAnswer = Result<null, RebookRefusal>;

type Asked = { id: string; memberId: number; redemptionId: string; dateId: string };
type Booking = {
  id: number;
  state: string;
  quantity: number;
  details: Details;
  dateId: number;
  startsAt: Instant;
  /** Until when another date can be chosen, of one that was called off. */
  chooseUntil: Instant | null;
  /** Whether its reward lets a member cancel at all. */
  isCancellable: boolean;
  date: DateOffer | null;
};
type Loaded = { account: Account; now: Instant; history: TermsHistory; booking: Booking } | null;
type Row = AccountRow &
  DecisionRow &
  Omit<Booking, "date"> & { place: number; bookingId: number; date: DateRow | null };
type DateRow = Omit<DateOffer, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string };

const desk = openDesk<Asked, Loaded, RebookAnswer>({ load, decide, recall });

/** Moves a booking to another date of the same reward, in time before the first; its place there is taken and the old one is free again. */
export async function rebookRedemption(
  actor: Actor<"membership.use">,
  request: { redemptionId: string; date: string },
): Promise<RebookAnswer> {
  if (!isId(request.redemptionId)) return refused({ code: "redemption_unknown" });
  if (!isId(request.date)) return refused({ code: "date_unknown" });
  const ids = { redemptionId: request.redemptionId.toLowerCase(), dateId: request.date.toLowerCase() };
  return desk({ id: newId(), memberId: actor.memberId, ...ids });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const asked = (name: "redemptionId" | "dateId") => requests.map((each) => each[name]);
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, asked.place::integer as place, d.id as "bookingId", d.state, d.quantity, d.details,
      d.date_id as "dateId", b.starts_at as "startsAt", b.choose_until as "chooseUntil", d.cancellable_until is not null as "isCancellable",
      case when x.id is null then null else json_build_object('id', x.id, 'publicId', x.public_id, 'version', x.version, 'startsAt', x.starts_at,
        'endsAt', x.ends_at, 'capacity', x.capacity, 'booked', x.booked, 'isOpen', x.is_open) end as date
    from unnest(${requests.map((each) => each.memberId)}::bigint[], ${asked("redemptionId")}::uuid[], ${asked("dateId")}::uuid[])
      with ordinality asked(member, redemption, wanted, place)
    join redemptions d on d.public_id = asked.redemption and (d.member_id = asked.member or asked.member = member_now(d.member_id))
    join members m on m.id = d.member_id
    join wallets w on w.member_id = m.id
    join reward_dates b on b.id = d.date_id
    left join reward_dates x on x.public_id = asked.wanted and x.reward_id = d.reward_id`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { state, quantity, details, dateId, startsAt, chooseUntil, isCancellable, date } = row;
    const booking = {
      id: row.bookingId,
      state,
      quantity,
      details,
      dateId,
      startsAt,
      chooseUntil,
      isCancellable,
      date: toDate(date),
    };
    loaded[row.place - 1] = { account: toAccount(row), now: row.now, history, booking };
  }
  return loaded;
}

function toDate(row: DateRow | null): DateOffer | null {
  return row && { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

function decide(_request: Asked, loaded: Loaded): Decided<RebookAnswer> {
  if (!loaded) return { answer: refused({ code: "redemption_unknown" }) };
  const { account, now, history, booking } = loaded;
  const { date, details, quantity } = booking;
  if (booking.state !== "booked") return { answer: refused({ code: "not_booked" }) };
  if (changeUntil(booking, details) < now) return { answer: refused({ code: "too_late" }) };
  if (date?.id === booking.dateId && booking.chooseUntil === null) return { answer: done(null) };
  const code = dateRefusal(date, quantity, details, now);
  if (code !== null || date === null) {
    return { answer: refused({ code: code === "date_full" ? code : "date_unknown" }) };
  }
  const draft = draftOf(account, history);
  settle(draft, now);
  return {
    answer: done(null),
    decision: {
      drafts: [draft],
      facts: [],
      date: { id: date.id, version: date.version, seats: quantity },
      rebooking: {
        redemptionId: booking.id,
        leaves: booking.dateId,
        takes: date.id,
        quantity,
        expiresAt: date.endsAt,
        cancellableUntil: booking.isCancellable ? changeUntil(date, details) : null,
      },
    },
  };
}

/** Nothing is kept under a key here: what was found is that the date had filled up meanwhile. */
function recall(_request: Asked, _found: Found): RebookAnswer {
  return refused({ code: "date_full" });
}
