import { askTogether, type Sql, sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import type { Role } from "@/lib/loyalty/permissions";
import { type HomeRow, homeRow } from "./home";
import { spokenLocale } from "./spoken";

type Strength = "email_code" | "totp" | "recovery_code" | "passkey";

type VisitRow = {
  now: Date;
  isDemonstration: boolean;
  isOpen: boolean;
  programmeName: string;
  programmeZone: string;
  currency: string;
  unitNames: { id: string; en: string; enOne?: string };
  brand: Record<string, string>;
  defaultLocale: Locale;
  languages: Locale[];
  sessionPublicId: string | null;
  strength: Strength | null;
  provenAt: Date | null;
  sessionCreatedAt: Date | null;
  isSeenAnew: boolean;
  personId: number | null;
  personPublicId: string | null;
  personName: string | null;
  role: Role | null;
  locale: Locale | null;
  zone: string | null;
  hasTotp: boolean;
  hasPasskey: boolean;
  memberId: number | null;
  memberPublicId: string | null;
  memberNumber: string | null;
  memberState: "active" | "locked" | null;
  unreadNotices: number;
};

/** Unread notices are counted this far: the bell says "99+" beyond. */
const UNREAD_COUNTED = 100;

export type Visit = ReturnType<typeof asVisit>;

/**
 * Who is asking, and in which programme, at which programme time: everything a request needs before its own work, in one
 * statement. A session that ended, or whose person may no longer sign in, is none. Writes `last_seen_at` at most once a minute.
 */
export async function readVisit(sessionPublicId: string | null, on: Sql = sql): Promise<Visit> {
  const [row] = await on<VisitRow[]>`${visitRow(sessionPublicId)}`;
  if (row === undefined) throw new Error("The installation has no settings: migrate the database.");
  if (row.isSeenAnew) await markAsSeen(sessionPublicId);
  return asVisit(row);
}

/**
 * What the home says of the member whom a session lets in, without asking first who that is, so that both can be asked at once
 * (docs/decisions/0052); null where it lets no member in.
 */
export async function readHomeOf(sessionPublicId: string, on: Sql = sql): Promise<HomeRow | null> {
  const asking = { memberId: sql`v."memberId"`, locale: sql`v.locale`, now: sql`v."now"` };
  const [row] = await on<HomeRow[]>`
    select h.* from (${visitRow(sessionPublicId)}) v join lateral (${homeRow(asking)}) h on true`;
  return row ?? null;
}

/** Both at once: who is asking, and what the home says of them. */
export function readVisitAndHome(sessionPublicId: string): [Promise<Visit>, Promise<HomeRow | null>] {
  return askTogether(
    (on) => readVisit(sessionPublicId, on),
    (on) => readHomeOf(sessionPublicId, on),
  );
}

const visitRow = (sessionPublicId: string | null) => sql`
  select now() + i.clock_ahead_ms * interval '1 millisecond' as "now", i.is_demonstration as "isDemonstration", exists (select from terms_versions) as "isOpen", i.programme_name as "programmeName",
    i.zone as "programmeZone", i.currency, i.unit_names as "unitNames", i.brand, i.locale as "defaultLocale", i.languages,
    s.public_id as "sessionPublicId", s.strength, s.proven_at as "provenAt", s.created_at as "sessionCreatedAt",
    coalesce(s.last_seen_at < now() - interval '1 minute', false) as "isSeenAnew",
    p.id as "personId", p.public_id as "personPublicId", p.name as "personName", p.role, ${spokenLocale()} as locale, p.zone,
    exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasTotp",
    exists (select from passkeys k where k.person_id = p.id) as "hasPasskey",
    m.id as "memberId", m.public_id as "memberPublicId", m.number as "memberNumber", m.state as "memberState",
    (select count(*)::int from (select from notices n where n.member_id = m.id and n.read_at is null limit ${UNREAD_COUNTED}) u) as "unreadNotices"
  from installation i
  left join (sessions s join people p on p.id = s.person_id and p.state = 'active')
    on s.public_id = ${sessionPublicId}::uuid and s.revoked_at is null and s.expires_at > now()
  left join members m on m.person_id = p.id and m.state in ('active', 'locked')
  where i.id = 1`;

/** A statement of its own, once a minute: as a part of the one above it took as long as all the rest at every request. */
async function markAsSeen(sessionPublicId: string | null): Promise<void> {
  await sql`
    update sessions set last_seen_at = now() where public_id = ${sessionPublicId}::uuid and revoked_at is null
      and expires_at > now() and last_seen_at < now() - interval '1 minute'`;
}

function asVisit(row: VisitRow) {
  return {
    /** Programme time. */
    now: row.now,
    installation: {
      isDemonstration: row.isDemonstration,
      /** False until the first terms are published: the programme is still being set up. */
      isOpen: row.isOpen,
      programmeName: row.programmeName,
      zone: row.programmeZone,
      currency: row.currency,
      unitNames: row.unitNames,
      brand: row.brand,
      /** Of whoever asks for none of ours. */
      locale: row.defaultLocale,
      /** What the portal speaks. */
      languages: row.languages,
    },
    session: asSession(row),
    person: asPerson(row),
    member: asMember(row),
  };
}

function asSession(row: VisitRow) {
  const { sessionPublicId, strength, provenAt, sessionCreatedAt } = row;
  if (sessionPublicId === null || strength === null || provenAt === null || sessionCreatedAt === null) return null;
  return { publicId: sessionPublicId, strength, provenAt, createdAt: sessionCreatedAt };
}

function asPerson(row: VisitRow) {
  if (row.personId === null || row.personPublicId === null) return null;
  return {
    id: row.personId,
    publicId: row.personPublicId,
    name: row.personName ?? "",
    role: row.role,
    locale: row.locale ?? "id",
    /** Where the person's times are shown; the programme's zone unless they chose one. */
    zone: row.zone ?? row.programmeZone,
    hasTotp: row.hasTotp,
    hasPasskey: row.hasPasskey,
    /** A second factor stronger than the mailbox. */
    hasFactor: row.hasTotp || row.hasPasskey,
    member:
      row.memberId === null || row.memberPublicId === null ? null : { id: row.memberId, publicId: row.memberPublicId },
  };
}

function asMember(row: VisitRow) {
  const { memberId, memberPublicId, memberNumber, memberState, unreadNotices } = row;
  if (memberId === null || memberPublicId === null || memberNumber === null || memberState === null) return null;
  return { id: memberId, publicId: memberPublicId, number: memberNumber, state: memberState, unreadNotices };
}
