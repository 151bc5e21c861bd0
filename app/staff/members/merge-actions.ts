"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type MergeAnswer, mergeMembers } from "@/db/commands/merge-members";
import { requestMerge } from "@/db/commands/request-merge";
import { type UndoAnswer, unmergeMembers } from "@/db/commands/unmerge-members";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { inWords } from "@/lib/in-words";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

const memberAddress = (memberId: string, done: string) =>
  address(`/staff/members/${encodeURIComponent(memberId)}`, { done });

/** Merges a duplicate into the membership that stays, as it was shown. */
export const merge = staffAction("members.merge")
  .metadata({ action: "merge-members" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    return form({ duplicateId: target, survivorId: target, key: text(100).min(8, wrong), reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, locale } }) => {
    const merged = await mergeMembers(actor, parsedInput);
    if (merged.ok) redirect(memberAddress(parsedInput.survivorId, "merged"));
    // More than one may move alone waits for a second person, as a correction does.
    const asked = merged.refusal.code === "above_limit" ? await requestMerge(actor, parsedInput) : merged;
    if (asked.ok) redirect(memberAddress(parsedInput.survivorId, "mergeAsked"));
    const sentence = await sayMerge(asked.refusal, locale);
    return asked.refusal.code === "reason_missing" ? refuse(null, { reason: sentence }) : refuse(sentence);
  });

/** Makes both memberships what they were before. */
export const part = staffAction("members.merge")
  .metadata({ action: "part-members" })
  .inputSchema(async () => {
    const { target } = await unreadable();
    return form({ memberId: target });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId }, ctx: { actor } }) => {
    const parted = await unmergeMembers(actor, memberId);
    if (parted.ok) redirect(memberAddress(memberId, "parted"));
    refuse(await sayUndo(parted.refusal));
  });

type Refused =
  | Extract<MergeAnswer, { ok: false }>["refusal"]
  | Extract<Awaited<ReturnType<typeof requestMerge>>, { ok: false }>["refusal"];

async function sayMerge(refusal: Refused, locale: Locale): Promise<string> {
  const t = await getTranslations("staff-merge.refusal");
  if (refusal.code === "above_limit") return t(refusal.code, { points: formatPoints(refusal.limit, locale) });
  return t(refusal.code);
}

async function sayUndo(refusal: Extract<UndoAnswer, { ok: false }>["refusal"]): Promise<string> {
  const [t, words] = await Promise.all([getTranslations("staff-merge.undoRefusal"), inWords()]);
  return refusal.code === "too_late" ? t(refusal.code, { at: words.at(refusal.until) }) : t(refusal.code);
}
