import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { Role } from "@/lib/loyalty/permissions";

/** Somebody of the team; deactivated, with the role they had. */
export type Colleague = {
  personId: number;
  publicId: string;
  version: number;
  name: string;
  role: Role;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  hasApp: boolean;
  hasPassword: boolean;
  recoveryCodesLeft: number;
  /** Of any session of theirs still kept; null where there is none. */
  lastSeenAt: Instant | null;
  isSignedIn: boolean;
  deactivatedAt: Instant | null;
  deactivatedByName: string | null;
  isMember: boolean;
};

const colleagues = () => sql`
  select p.id as "personId", p.public_id as "publicId", p.version, coalesce(p.name, '') as name, coalesce(p.role, d.role) as role,
    p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher", p.password_hash is not null as "hasPassword",
    exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasApp",
    (select count(*)::int from recovery_codes r where r.person_id = p.id and r.used_at is null) as "recoveryCodesLeft",
    s.last as "lastSeenAt", coalesce(s.live, false) as "isSignedIn",
    d.deactivated_at as "deactivatedAt", (select b.name from people b where b.id = d.deactivated_by) as "deactivatedByName",
    exists (select from members m where m.person_id = p.id and m.state in ('active', 'locked')) as "isMember"
  from people p
  left join deactivations d on d.person_id = p.id and d.ended_at is null
  left join lateral (
    select max(last_seen_at) as last, bool_or(revoked_at is null and expires_at > now()) as live from sessions where person_id = p.id) s on true
  where p.state in ('active', 'locked') and (p.role is not null or d.id is not null) and p.wrapped_key is not null`;

const LISTED = 500;

/** The whole team by name, who was deactivated last. */
export async function listTeam(): Promise<Colleague[]> {
  return await sql<Colleague[]>`
    select * from (${colleagues()}) c order by "deactivatedAt" is not null, lower(name), "personId" limit ${LISTED}`;
}

export async function findColleague(publicId: string): Promise<Colleague | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<Colleague[]>`${colleagues()} and p.public_id = ${publicId}::uuid`;
  return row ?? null;
}

/** What goes on waiting when somebody is no longer staff. */
export type LeftBehind = {
  approvals: { publicId: string; memberName: string | null; points: number; requestedAt: Instant }[];
  shift: { publicId: string; storeName: string; openedAt: Instant } | null;
  drafts: { publicId: string; title: string }[];
  invitations: number;
};

export async function findLeftBehind(personId: number): Promise<LeftBehind> {
  const [approvals, [shift], drafts, [invited]] = await Promise.all([
    sql<LeftBehind["approvals"]>`
      select a.public_id as "publicId", coalesce(p.name, m.external_id, m.number) as "memberName", a.points, a.requested_at as "requestedAt"
      from approvals a join members m on m.id = a.member_id left join people p on p.id = m.person_id
      where a.state = 'waiting' and a.requested_by = ${personId} order by a.id limit 50`,
    sql<NonNullable<LeftBehind["shift"]>[]>`
      select h.public_id as "publicId", s.name as "storeName", h.opened_at as "openedAt"
      from shifts h join stores s on s.id = h.store_id where h.person_id = ${personId} and h.closed_at is null`,
    sql<LeftBehind["drafts"]>`
      select public_id as "publicId", title from terms_drafts
      where state in ('draft', 'approved') and ${personId}::bigint = any (written_by) order by id limit 50`,
    sql<{ count: number }[]>`
      select count(*)::int as count from staff_invitations
      where invited_by = ${personId} and accepted_at is null and withdrawn_at is null and expires_at > now()`,
  ]);
  return { approvals, shift: shift ?? null, drafts, invitations: invited?.count ?? 0 };
}

export type OpenInvitation = {
  publicId: string;
  name: string;
  role: Role;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  invitedByName: string | null;
  sentAt: Instant;
  expiresAt: Instant;
  hasExpired: boolean;
};

/** Who was asked to join and has not yet, the latest first. */
export async function listInvitations(): Promise<OpenInvitation[]> {
  return await sql<OpenInvitation[]>`
    select i.public_id as "publicId", coalesce(p.name, '') as name, p.role, p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      b.name as "invitedByName", i.sent_at as "sentAt", i.expires_at as "expiresAt", i.expires_at <= now() as "hasExpired"
    from staff_invitations i join people p on p.id = i.person_id and p.state = 'invited' left join people b on b.id = i.invited_by
    where i.accepted_at is null and i.withdrawn_at is null order by i.id desc limit ${LISTED}`;
}

export type Invitation = {
  name: string;
  role: Role;
  locale: Locale;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  invitedByName: string | null;
  /** A member already, whose account gets the role. */
  hasAccount: boolean;
};

/** What a link invites to; null for one that ran out, was used, taken back or followed by another. */
export async function findInvitation(tokenHash: Buffer): Promise<Invitation | null> {
  const [row] = await sql<Invitation[]>`
    select coalesce(p.name, '') as name, p.role, p.locale, p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      b.name as "invitedByName",
      exists (select from people k where k.email_hash = p.email_hash and k.state = 'active') as "hasAccount"
    from staff_invitations i join people p on p.id = i.person_id and p.state = 'invited' left join people b on b.id = i.invited_by
    where i.token_hash = ${tokenHash} and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()`;
  return row ?? null;
}
