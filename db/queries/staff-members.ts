import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { isMemberNumber } from "@/lib/loyalty/member-number";
import { emailHash, openFor, phoneHash } from "@/lib/personal-data";
import { heldBy as heldByColumn } from "./held-by";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

export const memberStates = ["active", "unclaimed", "locked", "closed", "merged"] as const;
export type MemberState = (typeof memberStates)[number];

export type MemberFilter = { q: string; state: MemberState | null; tier: string | null; after: string | undefined };

export type MemberRow = {
  id: number;
  publicId: string;
  number: string;
  externalId: string | null;
  name: string | null;
  /** Points that several members share: nobody's own, and so without a name. */
  isPool: boolean;
  state: MemberState;
  tier: string | null;
  /** What remains in all lots as last written down. */
  balance: number;
  joinedAt: Instant;
  email: string | null;
  phone: string | null;
};

type Sealed = { wrappedKey: Buffer | null; emailCipher: Buffer | null; phoneCipher: Buffer | null };

const PAGE_SIZE = 50;
/** Among how many of a name a page is put in order; a filter besides may leave few of them, and so takes more. */
const SOUGHT_AMONG = 150;
const NARROWED_AMONG = 20_000;
/** So few that begin so, that names in which it stands are looked for too; and so few of both, that what is much alike is. */
const FEW = { begin: 60, stand: 5 };

/**
 * Members, newest first. What is sought is a name or part of one (small slips are forgiven), or exactly an e-mail address, a phone
 * number, a member's number, an external id or an id; who bears exactly the name sought comes first, then whose name begins so, then
 * in whose name a later word does, then who bears it elsewhere, then what only resembles it. Contact data is masked.
 */
export async function searchMembers(filter: MemberFilter): Promise<{ members: MemberRow[]; next: string | null }> {
  const after = readCursor(filter.after, ["number", "number"]);
  const lowest = (await termsHistory()).at(-1)?.tiers.levels[0]?.code ?? null;
  const narrowed: Condition = sql`${filter.state === null ? sql`true` : sql`m.state = ${filter.state}`}
    and ${filter.tier === null ? sql`true` : ofTier(filter.tier, lowest)}`;
  const { from, rank, where } = soughtBy(filter, after, narrowed);
  const rows = await sql<(Omit<MemberRow, "email" | "phone"> & Sealed & { rank: number })[]>`
    select m.id, ${rank} as rank, m.public_id as "publicId", m.number, m.external_id as "externalId", p.name, m.kind = 'pool' as "isPool", m.state,
      coalesce(w.tier, ${lowest}::text) as tier, w.balance,
      m.joined_at as "joinedAt", p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher", p.phone_cipher as "phoneCipher"
    from ${from} join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where ${where} order by rank, m.id desc limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const next = rows.length > PAGE_SIZE && last !== undefined ? writeCursor([last.rank, last.id]) : null;
  return { members: shown.map(({ rank: _, ...row }) => masked(row)), next };
}

/** A pool has a wallet and no tier. */
const ofTier = (tier: string, lowest: string | null) =>
  tier === lowest
    ? sql`(w.tier = ${tier} or w.tier is null) and m.kind = 'person'`
    : sql`w.tier = ${tier} and m.kind = 'person'`;

const byExternalId = (q: string): Condition => sql`select id from members where external_id = ${q}`;

/** As a pattern that stands for itself. */
const literally = (text: string) => text.replace(/[\\%_]/g, "\\$&");

type Condition = ReturnType<typeof sql>;
type After = readonly [rank: number, id: number] | null;

/** Where a page is read from: everybody, whoever is exactly meant, or a page of those who bear the name, with how near each comes to it. */
function soughtBy(filter: MemberFilter, after: After, narrowed: Condition) {
  const q = filter.q.trim();
  const exactly = exactlyMeant(q);
  if (exactly === null) {
    const isNarrowed = filter.state !== null || filter.tier !== null;
    const page = bearersOf(q, isNarrowed ? narrowed : null, after);
    return { from: sql`(${page}) f join members m on m.id = f.id`, rank: sql`f.rank`, where: sql`true` };
  }
  const goesOn = after === null ? sql`true` : sql`m.id < ${after[1]}::bigint`;
  return { from: sql`members m`, rank: sql`0::int`, where: sql`${exactly} and ${narrowed} and ${goesOn}` };
}

/** The condition for what nothing but one member can be; null for a name. */
function exactlyMeant(q: string): Condition | null {
  if (q === "") return sql`true`;
  if (isId(q)) return sql`m.public_id = ${q}::uuid`;
  if (q.includes("@")) {
    return sql`m.id in (select id from members where person_id in (
      select id from people where email_hash = ${emailHash(q)} and state in ('active', 'locked', 'unclaimed')))`;
  }
  if (isMemberNumber(q)) return sql`m.number = ${q.replace(/[\s-]/g, "")}`;
  if (/^\+?[\d\s().-]{8,}$/.test(q)) {
    return sql`m.id in (${byExternalId(q)} union all
      select id from members where person_id in (select id from people where phone_hash = ${phoneHash(q)}))`;
  }
  return null;
}

/**
 * A page of the members of a name and how near each comes to it: 0 exactly (or by external id), 1 from its beginning, 2 from that of a
 * later word, 3 in part, 4 only much alike. Only these few are then read whole; their number stands in the statement itself, so that it is
 * planned for so few.
 */
function bearersOf(q: string, narrowed: Condition | null, after: After): Condition {
  const name = q.toLowerCase();
  const part = literally(name);
  const rank = sql`case when n.name = ${name} then 0 when n.name like ${`${part}%`} then 1
    when n.name like ${`% ${part}%`} then 2 when n.name like ${`%${part}%`} then 3 else 4 end`;
  return sql`
    select c.id, c.rank from (
      select u.id, min(u.rank) as rank from (
        select o.id, ${rank} as rank from (${namedLike(q, narrowed ? NARROWED_AMONG : SOUGHT_AMONG)}) n join members o on o.person_id = n.id
        union all select x.id, 0 from (${byExternalId(q)}) x) u
      group by u.id) c ${narrowed ? sql`join members m on m.id = c.id join wallets w on w.member_id = c.id` : sql``}
    where ${narrowed ?? sql`true`}
      and ${after === null ? sql`true` : sql`(c.rank > ${after[0]}::int or (c.rank = ${after[0]}::int and c.id < ${after[1]}::bigint))`}
    order by c.rank, c.id desc limit 51`;
}

/**
 * People of a name, a bounded number of them however many there are: whose name begins so; where those are few, in whose name it stands; where
 * these are few too, whose name is much alike. Each is found by an index.
 */
function namedLike(q: string, among: number): Condition {
  const name = q.toLowerCase();
  const part = literally(name);
  const standsIn = name.length > 2 ? sql`lower(name) like ${`%${part}%`}` : sql`lower(name) like ${`% ${part}%`}`;
  return sql`
    with begins as (select id, lower(name) as name from people
      where lower(name) ~>=~ ${name} and lower(name) ~<~ ${`${name}\u{10ffff}`} order by lower(name) using ~<~ limit ${among}),
    partly as (select id, lower(name) as name from people where ${standsIn} and (select count(*) from begins) < ${FEW.begin} limit ${among}),
    alike as (select id, lower(name) as name from people where ${name.length > 3 ? sql`${name} <% lower(name)` : sql`false`}
      and (select count(*) from begins) + (select count(*) from partly) < ${FEW.stand}
      and not exists (${byExternalId(q)}) limit ${among})
    select * from begins union select * from partly union select * from alike`;
}

function masked<Row extends Sealed>({ wrappedKey, emailCipher, phoneCipher, ...rest }: Row) {
  return {
    ...rest,
    email: wrappedKey && emailCipher && maskEmail(openFor(wrappedKey, "email", emailCipher)),
    phone: wrappedKey && phoneCipher && maskPhone(openFor(wrappedKey, "phone", phoneCipher)),
  };
}

/** `s···@contoh.id`: enough to recognise, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}···${email.slice(at)}`;
}

/** `···7890`. */
function maskPhone(phone: string): string {
  return `···${phone.slice(-4)}`;
}

export type StaffMember = Omit<MemberRow, "id" | "tier" | "balance"> & {
  id: number;
  version: number;
  locale: Locale | null;
  claimedAt: Instant | null;
  tags: string[];
  wrappedKey: Buffer | null;
  standing: Standing;
  /** The people whose points they are. */
  heldBy: number[];
  /** Where a merged membership leads, and since when; and which ones lead here. */
  mergedInto: { publicId: string; name: string; at: string } | null;
  mergedHere: { publicId: string; name: string }[];
};

/** One member as staff see them, with where they stand at `now`; null when there is none. */
export async function findMember(publicId: string, now: Instant): Promise<StaffMember | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<
    (StandingRow & Omit<StaffMember, "email" | "phone" | "standing" | "version"> & Sealed & { edit: number })[]
  >`
    select ${standingColumns()}, m.id, m.public_id as "publicId", m.version as edit, m.number, m.external_id as "externalId", p.name, m.kind = 'pool' as "isPool", m.state, p.locale, m.tags,
      ${heldByColumn()} as "heldBy", m.joined_at as "joinedAt", m.claimed_at as "claimedAt", p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      p.phone_cipher as "phoneCipher",
      (select json_build_object('publicId', s.public_id, 'name', coalesce(q.name, s.external_id, s.number), 'at', m.merged_at)
        from members s left join people q on q.id = s.person_id where s.id = m.merged_into) as "mergedInto",
      coalesce((select json_agg(json_build_object('publicId', d.public_id, 'name', coalesce(q.name, d.external_id, d.number)) order by d.merged_at)
        from members d left join people q on q.id = d.person_id where d.merged_into = m.id), '[]') as "mergedHere"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const {
    id,
    number,
    externalId,
    name,
    isPool,
    state,
    locale,
    joinedAt,
    claimedAt,
    tags,
    wrappedKey,
    heldBy,
    mergedInto,
    mergedHere,
  } = row;
  return {
    ...{
      id,
      publicId: row.publicId,
      version: row.edit,
      number,
      externalId,
      name,
      isPool,
      state,
      locale,
      joinedAt,
      claimedAt,
      tags,
      wrappedKey,
      heldBy,
      mergedInto,
      mergedHere,
    },
    ...{ email: masked(row).email, phone: masked(row).phone },
    standing: standingAt(row, history, now),
  };
}
