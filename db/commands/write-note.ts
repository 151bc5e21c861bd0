import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealAbout } from "./words-about";

type Unknown = "member_unknown" | "note_unknown";
export type NoteRefusal = "words_missing" | "words_too_many" | "changed_meanwhile" | Unknown;

/** The longest note, in characters. */
export const NOTE_MOST = 2_000;

/** Writes a note about a member for other staff; the same id, which its form brings along, writes one. */
export async function writeNote(
  actor: Actor<"members.note">,
  note: { id: string; memberId: string; words: string; isPinned: boolean },
): Promise<Result<null, NoteRefusal>> {
  const words = note.words.trim();
  const wrong = refusalOf(words);
  if (wrong !== null) return refused(wrong);
  if (!isId(note.memberId) || !isId(note.id)) return refused("member_unknown");
  const sealed = await sealAbout(note.memberId, words);
  if (sealed === null) return refused("member_unknown");
  const [row] = await sql<{ status: "written" | "missing" }[]>`
    select write_note(${actor.personId}, ${note.id}::uuid, ${note.memberId}::uuid, ${sealed.cipher}, ${sealed.under}, ${sealed.key}::bytea,
      ${note.isPinned}) as status`;
  return row?.status === "written" ? done(null) : refused("member_unknown");
}

/** Gives a note another wording; the ones before it stay to be read. Refused when somebody changed it since `version` was read. */
export async function correctNote(
  actor: Actor<"members.note">,
  note: { id: string; version: number; words: string },
): Promise<Result<null, NoteRefusal>> {
  const words = note.words.trim();
  const wrong = refusalOf(words);
  if (wrong !== null) return refused(wrong);
  const memberId = await memberOf(note.id);
  const sealed = memberId === null ? null : await sealAbout(memberId, words);
  if (sealed === null) return refused("note_unknown");
  const [row] = await sql<{ status: "corrected" | "stale" | "missing" }[]>`
    select correct_note(${actor.personId}, ${note.id}::uuid, ${note.version}::int, ${sealed.cipher}, ${sealed.under}, ${sealed.key}::bytea) as status`;
  return answerOf(row?.status);
}

export const noteMoves = ["pin", "unpin", "remove", "restore"] as const;

/** Puts a note first or back among the others, takes it off the member's page or brings it back. */
export async function moveNote(
  actor: Actor<"members.note">,
  note: { id: string; version: number; move: (typeof noteMoves)[number] },
): Promise<Result<null, NoteRefusal>> {
  if (!isId(note.id)) return refused("note_unknown");
  const [row] = await sql<{ status: "moved" | "stale" | "missing" }[]>`
    select move_note(${actor.personId}, ${note.id}::uuid, ${note.version}::int, ${note.move}) as status`;
  return answerOf(row?.status);
}

function refusalOf(words: string): NoteRefusal | null {
  if (words.length < 2) return "words_missing";
  return words.length > NOTE_MOST ? "words_too_many" : null;
}

async function memberOf(noteId: string): Promise<string | null> {
  if (!isId(noteId)) return null;
  const [row] = await sql<{ memberId: string }[]>`
    select m.public_id as "memberId" from notes n join members m on m.id = n.member_id where n.public_id = ${noteId}::uuid`;
  return row?.memberId ?? null;
}

function answerOf(status: "moved" | "corrected" | "stale" | "missing" | undefined): Result<null, NoteRefusal> {
  if (status === "moved" || status === "corrected") return done(null);
  return refused(status === "stale" ? "changed_meanwhile" : "note_unknown");
}
