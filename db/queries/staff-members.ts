import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { isMemberNumber } from "@/lib/loyalty/member-number";
import { emailHash, openFor, phoneHash } from "@/lib/personal-data";
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

/**
 * Members, newest first. What is sought is a name or part of one (small slips are forgiven), or exactly an e-mail address, a phone
 * number, a member's number, an external id or an id; who bears exactly the name sought comes first, then who bears it in part, then
 * what only resembles it. Contact data is masked.
 */
export async function searchMembers(filter: MemberFilter): Promise<{ members: MemberRow[]; next: string | null }> {
  const [afterRank, after] = readCursor(filter.after, ["number", "number"]) ?? [null, null];
  const { sought, rank } = soughtBy(filter.q.trim());
  const lowest = (await termsHistory()).at(-1)?.tiers.levels[0]?.code ?? null;
  const rows = await sql<(Omit<MemberRow, "email" | "phone"> & Sealed & { rank: number })[]>`
    select m.id, ${rank} as rank, m.public_id as "publicId", m.number, m.external_id as "externalId", p.name, m.state,
      coalesce(w.tier, ${lowest}::text) as tier, w.balance,
      m.joined_at as "joinedAt", p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher", p.phone_cipher as "phoneCipher"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where ${sought}
      and (${filter.state}::text is null or m.state = ${filter.state}::text)
      and (${filter.tier}::text is null or coalesce(w.tier, ${lowest}::text) = ${filter.tier}::text)
      and (${after}::bigint is null or ${rank} > ${afterRank}::int or (${rank} = ${afterRank}::int and m.id < ${after}::bigint))
    order by rank, m.id desc limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const next = rows.length > PAGE_SIZE && last !== undefined ? writeCursor([last.rank, last.id]) : null;
  return { members: shown.map(({ rank: _, ...row }) => masked(row)), next };
}

/** The condition for what is sought, and how near a row comes to it: 0 exactly, 1 in part, 2 only much alike. */
function soughtBy(q: string) {
  const exactly = (sought: ReturnType<typeof sql>) => ({ sought, rank: sql`0::int` });
  if (q === "") return exactly(sql`true`);
  if (isId(q)) return exactly(sql`m.public_id = ${q}::uuid`);
  if (q.includes("@")) {
    return exactly(sql`p.email_hash = ${emailHash(q)} and p.state in ('active', 'locked', 'unclaimed')`);
  }
  if (isMemberNumber(q)) return exactly(sql`m.number = ${q.replace(/[\s-]/g, "")}`);
  const byExternalId = sql`m.id in (select id from members where external_id = ${q})`;
  if (/^\+?[\d\s().-]{8,}$/.test(q)) {
    return exactly(sql`(m.person_id in (select id from people where phone_hash = ${phoneHash(q)}) or ${byExternalId})`);
  }
  const name = q.toLowerCase();
  const partly = `%${name.replace(/[\\%_]/g, "\\$&")}%`;
  return {
    sought: sql`(${byExternalId} or m.person_id in (select id from people
      where lower(name) like ${partly} or ${name} <% lower(name)))`,
    rank: sql`case when lower(p.name) = ${name} or m.external_id = ${q} then 0 when lower(p.name) like ${partly} then 1 else 2 end`,
  };
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
    select ${standingColumns()}, m.id, m.public_id as "publicId", m.version as edit, m.number, m.external_id as "externalId", p.name, m.state, p.locale, m.tags,
      m.joined_at as "joinedAt", m.claimed_at as "claimedAt", p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      p.phone_cipher as "phoneCipher",
      (select json_build_object('publicId', s.public_id, 'name', coalesce(q.name, s.external_id, s.number), 'at', m.merged_at)
        from members s left join people q on q.id = s.person_id where s.id = m.merged_into) as "mergedInto",
      coalesce((select json_agg(json_build_object('publicId', d.public_id, 'name', coalesce(q.name, d.external_id, d.number)) order by d.merged_at)
        from members d left join people q on q.id = d.person_id where d.merged_into = m.id), '[]') as "mergedHere"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const { id, number, externalId, name, state, locale, joinedAt, claimedAt, tags, wrappedKey, mergedInto, mergedHere } =
    row;
  return {
    ...{
      id,
      publicId: row.publicId,
      version: row.edit,
      number,
      externalId,
      name,
      state,
      locale,
      joinedAt,
      claimedAt,
      tags,
      wrappedKey,
      mergedInto,
      mergedHere,
    },
    ...{ email: masked(row).email, phone: masked(row).phone },
    standing: standingAt(row, history, now),
  };
}
