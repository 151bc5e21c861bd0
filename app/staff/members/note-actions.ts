"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { correctNote, moveNote, type NoteRefusal, noteMoves, writeNote } from "@/db/commands/write-note";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

const backTo = (memberId: string, done: string, note?: string) =>
  `${address(`/staff/members/${encodeURIComponent(memberId)}`, { done: `note-${done}`, note })}#notes`;

async function refuseNote(refusal: NoteRefusal): Promise<never> {
  const says = await getTranslations("staff-care.notes.refusal");
  const isOfWords = refusal === "words_missing" || refusal === "words_too_many";
  return isOfWords ? refuse(null, { words: says(refusal) }) : refuse(says(refusal));
}

/** Writes a note about a member. */
export const write = staffAction("members.note")
  .metadata({ action: "write-note" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    return form({ memberId: target, noteId: target, words: text(20_000), pin: z.literal("on", wrong).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, noteId, words, pin }, ctx: { actor } }) => {
    const written = await writeNote(actor, { id: noteId, memberId, words, isPinned: pin === "on" });
    if (!written.ok) await refuseNote(written.refusal);
    redirect(backTo(memberId, "written"));
  });

/** Gives a note another wording. */
export const correct = staffAction("members.note")
  .metadata({ action: "correct-note" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ memberId: target, noteId: target, version, words: text(20_000) });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, noteId, version, words }, ctx: { actor } }) => {
    const corrected = await correctNote(actor, { id: noteId, version, words });
    if (!corrected.ok) await refuseNote(corrected.refusal);
    redirect(backTo(memberId, "corrected"));
  });

/** Pins a note or removes it, and takes either back. */
export const move = staffAction("members.note")
  .metadata({ action: "move-note" })
  .inputSchema(async () => {
    const { target, version, wrong } = await unreadable();
    return form({ memberId: target, noteId: target, version, move: z.enum(noteMoves, wrong) });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, noteId, version, move: to }, ctx: { actor } }) => {
    const moved = await moveNote(actor, { id: noteId, version, move: to });
    if (!moved.ok) await refuseNote(moved.refusal);
    redirect(backTo(memberId, to, noteId));
  });
