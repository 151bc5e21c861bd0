import { sql } from "@/db/client";
import { openAbout } from "@/db/commands/words-about";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";

/** One wording of a note: null words where the person it is about was erased. */
export type NoteWording = { number: number; words: string | null; author: string | null; at: Instant };

export type Note = {
  publicId: string;
  version: number;
  isPinned: boolean;
  isRemoved: boolean;
  /** Of the membership it was written about, where that one was merged into this one. */
  mergedFrom: string | null;
  /** Newest first; never empty. */
  wordings: NoteWording[];
};

type Row = Omit<Note, "wordings"> & {
  wrappedKey: Buffer | null;
  wordings: { number: number; cipher: string; under: "person" | "portal"; author: string | null; at: string }[];
};

/** More notes than these are not shown at once; older ones stand in the timeline. */
const SHOWN = 50;
const EXPORTED = 100_000;

/** What staff wrote about a member and the memberships merged into theirs, pinned ones first, then the newest. */
export async function listNotes(memberId: number, most = SHOWN): Promise<Note[]> {
  const rows = await sql<Row[]>`
    select n.public_id as "publicId", n.version, n.pinned_at is not null as "isPinned", n.removed_at is not null as "isRemoved",
      case when n.member_id <> ${memberId} then m.public_id end as "mergedFrom", p.wrapped_key as "wrappedKey",
      (select json_agg(json_build_object('number', w.number, 'cipher', encode(w.words_cipher, 'base64'), 'under', w.sealed_under,
          'author', a.name, 'at', w.at) order by w.number desc)
        from note_wordings w left join people a on a.id = w.author_id where w.note_id = n.id) as wordings
    from notes n join members m on m.id = n.member_id left join people p on p.id = m.person_id
    where n.member_id = any (merged_family(${memberId}))
    order by n.removed_at is not null, n.pinned_at is null, n.id desc limit ${most}`;
  return rows.map(({ wrappedKey, wordings, ...note }) => ({
    ...note,
    wordings: wordings.map(({ cipher, under, at, ...wording }) => ({
      ...wording,
      at: new Date(at),
      words: openAbout(wrappedKey, { cipher: Buffer.from(cipher, "base64"), under }),
    })),
  }));
}

/** Every note about a membership by its public id, with every wording, removed ones too: part of what a member may ask to be given. Null: no such membership. */
export async function exportNotes(publicId: string): Promise<Note[] | null> {
  if (!isId(publicId)) return null;
  const [member] = await sql<{ id: number }[]>`select id from members where public_id = ${publicId}::uuid`;
  return member === undefined ? null : listNotes(member.id, EXPORTED);
}
