import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { type TermsDocument, termsDocument } from "@/lib/loyalty/terms";
import type { TermsDraftState } from "@/lib/loyalty/terms-publication";

/** A draft in a list: who wrote it, how far it is. */
export type TermsDraftRow = {
  publicId: string;
  title: string;
  state: TermsDraftState;
  basedOn: number;
  /** Empty when it came as a file by the operator. */
  writers: string[];
  approvedByName: string | null;
  changedAt: Instant;
  publishedVersion: number | null;
};

export type TermsDraftView = TermsDraftRow & {
  version: number;
  document: TermsDocument;
  replayReport: unknown;
  /** The newest replay of it, whatever became of that. */
  replayId: string | null;
  writtenBy: number[];
  approvedAt: Instant | null;
  changedByName: string | null;
};

const rowColumns = () => sql`
  d.public_id as "publicId", d.title, d.state, d.based_on as "basedOn", d.published_version as "publishedVersion",
  d.changed_at as "changedAt", a.name as "approvedByName",
  array(select coalesce(w.name, '') from people w where w.id = any (d.written_by) order by array_position(d.written_by, w.id)) as writers`;

/** A draft with all of its document; null for one that does not exist. */
export async function findTermsDraft(draftId: string): Promise<TermsDraftView | null> {
  if (!isId(draftId)) return null;
  const [row] = await sql<(Omit<TermsDraftView, "document"> & { document: unknown })[]>`
    select ${rowColumns()}, d.version, d.document, d.replay_report as "replayReport", d.written_by as "writtenBy",
      d.approved_at as "approvedAt", c.name as "changedByName",
      (select r.public_id from replays r where r.draft_id = d.id order by r.id desc limit 1) as "replayId"
    from terms_drafts d left join people a on a.id = d.approved_by left join people c on c.id = d.changed_by
    where d.public_id = ${draftId}::uuid`;
  return row === undefined ? null : { ...row, document: termsDocument.parse(row.document) };
}

/** Drafts that may still become a version, the last changed first. */
export async function listOpenTermsDrafts(): Promise<TermsDraftRow[]> {
  return await sql<TermsDraftRow[]>`
    select ${rowColumns()} from terms_drafts d left join people a on a.id = d.approved_by
    where d.state in ('draft', 'approved') order by d.changed_at desc, d.id desc limit 100`;
}

/** A version with who brought it about. */
export type TermsVersionRow = {
  version: number;
  effectiveFrom: Instant;
  publishedAt: Instant;
  publishedByName: string | null;
  draftId: string | null;
  title: string | null;
  writers: string[];
  approvedByName: string | null;
};

/** Every published version, newest first. */
export async function listTermsVersions(): Promise<TermsVersionRow[]> {
  return await sql<TermsVersionRow[]>`
    select v.version, v.effective_from as "effectiveFrom", v.published_at as "publishedAt", p.name as "publishedByName",
      d.public_id as "draftId", d.title, a.name as "approvedByName",
      array(select coalesce(w.name, '') from people w where w.id = any (d.written_by) order by array_position(d.written_by, w.id)) as writers
    from terms_versions v left join people p on p.id = v.published_by
    left join terms_drafts d on d.published_version = v.version left join people a on a.id = d.approved_by
    where v.is_live order by v.version desc limit 500`;
}
