import { sql } from "@/db/client";
import type { ReceiptClaim } from "@/db/commands/open-dispute";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { DisputeState, DisputeStep } from "@/lib/loyalty/disputes";
import type { Points } from "@/lib/loyalty/points";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { openFor } from "@/lib/personal-data";
import type { NothingEarned } from "./activity";
import { type LineRow, type LineView, lineObject, toLineView } from "./lines";
import { termsHistory } from "./terms";

/** What is contested, as far as it can still be read. */
export type DisputeSubject =
  | { about: "line"; line: LineView }
  | { about: "purchase"; purchase: NothingEarned }
  | { about: "receipt"; claim: ReceiptClaim | null };

export type DisputeView = {
  publicId: string;
  version: number;
  state: DisputeState;
  subject: DisputeSubject;
  openedAt: Instant;
  /** By when an answer is promised, while staff are waited for. */
  answerBy: Instant;
  decidedAt: Instant | null;
  /** The line that answers it, with its points. */
  outcome: { version: number; points: Points } | null;
};

type PurchaseRow = Omit<NothingEarned, "occurredAt" | "terms"> & { occurredAt: string };
export type DisputeRow = Omit<DisputeView, "subject" | "outcome"> & {
  about: DisputeSubject["about"];
  wrappedKey: Buffer | null;
  line: LineRow | null;
  purchase: PurchaseRow | null;
  claimCipher: Buffer | null;
  outcomeVersion: number | null;
  outcomePoints: number | null;
  latestTerms: number;
};

/** The columns of a dispute as it is read, for queries that join `disputes d` and its member's `people p`. */
export const disputeColumns = (locale: Locale) => sql`
  d.public_id as "publicId", d.version, d.state, d.about, d.opened_at as "openedAt", d.answer_by as "answerBy", d.decided_at as "decidedAt",
  d.claim_cipher as "claimCipher", d.outcome_version as "outcomeVersion", p.wrapped_key as "wrappedKey",
  (select j.points from journals j where j.member_id = d.member_id and j.version = d.outcome_version) as "outcomePoints",
  (select ${lineObject(locale)} from journals j where j.member_id = d.member_id and j.version = d.journal_version) as line,
  (select ${nothingObject()} from events e where e.public_id = d.purchase_id and e.member_id = d.member_id) as purchase,
  (select max(version) from terms_versions where is_live) as "latestTerms"`;

const nothingObject = () => sql`
  json_build_object('publicId', e.public_id, 'occurredAt', e.occurred_at, 'totalMinor', e.total_minor, 'currency', e.currency,
    'store', e.store, 'channel', e.channel, 'because', e.nothing_because)`;

export function toDispute(row: DisputeRow, history: TermsHistory): DisputeView {
  const { publicId, version, state, openedAt, answerBy, decidedAt, outcomeVersion, outcomePoints } = row;
  const outcome = outcomeVersion === null ? null : { version: outcomeVersion, points: outcomePoints ?? 0 };
  return { publicId, version, state, openedAt, answerBy, decidedAt, outcome, subject: subjectOf(row, history) };
}

function subjectOf(row: DisputeRow, history: TermsHistory): DisputeSubject {
  const { wrappedKey, line, purchase, claimCipher } = row;
  if (line) return { about: "line", line: toLineView(line, wrappedKey, history) };
  if (purchase) return { about: "purchase", purchase: toNothing(purchase, history) };
  const claim =
    wrappedKey && claimCipher ? (JSON.parse(openFor(wrappedKey, "dispute", claimCipher)) as ReceiptClaim) : null;
  return { about: "receipt", claim };
}

function toNothing(row: PurchaseRow, history: TermsHistory): NothingEarned {
  const occurredAt = new Date(row.occurredAt);
  return { ...row, occurredAt, terms: termsAsOf(history, occurredAt) };
}

const PAGE_SIZE = 20;

/** A member's disputes, newest first; `after` is the public id of the last one of the page before. */
export async function listDisputes(
  memberId: number,
  page: { after: string | null },
  locale: Locale,
): Promise<{ disputes: DisputeView[]; next: string | null }> {
  const after = page.after !== null && isId(page.after) ? page.after : null;
  const rows = await sql<DisputeRow[]>`
    select ${disputeColumns(locale)}
    from disputes d join members m on m.id = d.member_id left join people p on p.id = m.person_id
    where d.member_id = ${memberId}
      and (${after}::uuid is null or d.id < (select b.id from disputes b where b.public_id = ${after}::uuid and b.member_id = ${memberId}))
    order by d.id desc limit ${PAGE_SIZE + 1}`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const shown = rows.slice(0, PAGE_SIZE).map((row) => toDispute(row, history));
  return { disputes: shown, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.publicId ?? null) : null };
}

/** One step of a dispute, its words opened for whoever may read them; null words were erased or never said. */
export type DisputeStepView = {
  step: DisputeStep;
  at: Instant;
  isStaff: boolean;
  staffName: string | null;
  words: string | null;
  attachments: { publicId: string; mime: string; sizeBytes: number }[];
};

type StepRow = Omit<DisputeStepView, "at" | "words"> & { at: string; words: string | null };

/** A dispute's history as one JSON array, for queries that read `disputes d`. */
export const stepsArray = () => sql`
  (select json_agg(json_build_object('step', s.step, 'at', s.at, 'isStaff', s.is_staff, 'words', encode(s.words_cipher, 'base64'),
      'staffName', case when s.is_staff then (select q.name from people q where q.id = s.person_id) end,
      'attachments', coalesce((select json_agg(json_build_object('publicId', a.public_id, 'mime', a.mime, 'sizeBytes', a.size_bytes) order by a.id)
        from attachments a where a.step_id = s.id), '[]')) order by s.id)
    from dispute_steps s where s.dispute_id = d.id)`;

export function toSteps(rows: StepRow[] | null, wrappedKey: Buffer | null): DisputeStepView[] {
  return (rows ?? []).map(({ at, words, ...rest }) => ({
    ...rest,
    at: new Date(at),
    words: wrappedKey && words && openFor(wrappedKey, "dispute", Buffer.from(words, "base64")),
  }));
}

/** One dispute of this member with its history; null for anybody else's, as for one that does not exist. */
export async function findDispute(
  memberId: number,
  publicId: string,
  locale: Locale,
): Promise<(DisputeView & { steps: DisputeStepView[] }) | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<(DisputeRow & { steps: StepRow[] | null })[]>`
    select ${disputeColumns(locale)}, ${stepsArray()} as steps
    from disputes d join members m on m.id = d.member_id left join people p on p.id = m.person_id
    where d.member_id = ${memberId} and d.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  return { ...toDispute(row, await termsHistory(row.latestTerms)), steps: toSteps(row.steps, row.wrappedKey) };
}

/** What a member is about to contest, and the open dispute about it where there is one. */
export type Contestable = { subject: DisputeSubject; openDispute: string | null; history: TermsHistory };

/** A line of a member's own book. */
export async function findContestedLine(
  memberId: number,
  version: number,
  locale: Locale,
): Promise<Contestable | null> {
  const [row] = await sql<
    { line: LineRow; wrappedKey: Buffer | null; latestTerms: number; openDispute: string | null }[]
  >`
    select ${lineObject(locale)} as line, p.wrapped_key as "wrappedKey", (select max(version) from terms_versions where is_live) as "latestTerms",
      (select d.public_id from disputes d where d.member_id = m.id and d.journal_version = j.version and d.state in ('open', 'asked')) as "openDispute"
    from journals j join members m on m.id = j.member_id left join people p on p.id = m.person_id
    where j.member_id = ${memberId} and j.version = ${version}`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const line = toLineView(row.line, row.wrappedKey, history);
  return { subject: { about: "line", line }, openDispute: row.openDispute, history };
}

/** A purchase of a member's own that earned nothing. */
export async function findContestedPurchase(memberId: number, publicId: string): Promise<Contestable | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<{ purchase: PurchaseRow; latestTerms: number; openDispute: string | null }[]>`
    select ${nothingObject()} as purchase, (select max(version) from terms_versions where is_live) as "latestTerms",
      (select d.public_id from disputes d where d.member_id = e.member_id and d.purchase_id = e.public_id and d.state in ('open', 'asked')) as "openDispute"
    from events e where e.member_id = ${memberId} and e.public_id = ${publicId}::uuid and e.kind = 'purchase' and e.journal_version is null`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const purchase = toNothing(row.purchase, history);
  return { subject: { about: "purchase", purchase }, openDispute: row.openDispute, history };
}
