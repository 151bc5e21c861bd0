"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answerDispute, withdrawDispute } from "@/db/commands/answer-dispute";
import { openDispute } from "@/db/commands/open-dispute";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { contestedIn } from "./contested-in";
import { sayRefusal } from "./say-refusal";

const typed = z.string().max(4_000).catch("");
const file = z.instanceof(File).optional().catch(undefined);
const target = { disputeId: z.string().max(60).catch(""), version: z.coerce.number().int().catch(0) };

/** Contests something of one's own book, or claims a receipt. */
export const open = memberAction
  .metadata({ action: "open-dispute" })
  .inputSchema(
    form({
      key: z.string().max(60).catch(""),
      about: z.enum(["line", "purchase", "receipt"]).catch("receipt"),
      line: typed,
      purchase: typed,
      number: typed,
      boughtOn: typed,
      store: typed,
      total: typed,
      words: typed,
      file,
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor, locale, visit } }) => {
    const { key, words } = parsedInput;
    const contested = contestedIn(parsedInput, { locale, now: visit.now, installation: visit.installation });
    if (!contested.ok) {
      const t = await getTranslations("disputes.refusal");
      const sentences = Object.entries(contested.refusal).map(([field, problem]) => [field, t(problem)]);
      return refuse(null, Object.fromEntries(sentences));
    }
    const upload = await bytesOf(parsedInput.file);
    const opened = await openDispute(actor, { id: key, contested: contested.value, words, upload }, visit.now);
    if (!opened.ok) return sayRefusal(opened.refusal);
    redirect(`/disputes/${opened.value.disputeId}`);
  });

/** Says more in one's own dispute. */
export const answer = memberAction
  .metadata({ action: "answer-dispute" })
  .inputSchema(form({ ...target, words: typed, file }), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit } }) => {
    const upload = await bytesOf(parsedInput.file);
    const answered = await answerDispute(actor, { ...parsedInput, upload }, visit.now);
    if (answered.ok) redirect(`/disputes/${parsedInput.disputeId}`);
    refresh();
    return sayRefusal(answered.refusal);
  });

/** Takes one's own dispute back. */
export const withdraw = memberAction
  .metadata({ action: "withdraw-dispute" })
  .inputSchema(form(target), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const withdrawn = await withdrawDispute(actor, parsedInput);
    if (withdrawn.ok) redirect(`/disputes/${parsedInput.disputeId}`);
    refresh();
    return sayRefusal(withdrawn.refusal);
  });

async function bytesOf(upload: File | undefined): Promise<Uint8Array | undefined> {
  return upload === undefined || upload.size === 0 ? undefined : new Uint8Array(await upload.arrayBuffer());
}
