"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { leavePool, movePooledPoints, type PooledAnswer } from "@/db/commands/move-pooled-points";
import { answerPoolInvitation, inviteToPool, openPool } from "@/db/commands/share-pool";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { formatPoints, parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";

/** Opens a pool with oneself in it. */
export const open = memberAction
  .metadata({ action: "pool-open" })
  .inputSchema(form({}), asForm)
  .stateAction(async ({ ctx: { actor, visit } }) => {
    const opened = await openPool(actor, visit.now);
    if (!opened.ok) refuse((await getTranslations("pool.refusal"))(opened.refusal));
    redirect("/pool");
  });

/** Invites another member by the number on their card. */
export const invite = memberAction
  .metadata({ action: "pool-invite" })
  .inputSchema(form({ number: z.string().max(40) }), asForm)
  .stateAction(async ({ parsedInput: { number }, ctx: { actor, visit } }) => {
    const invited = await inviteToPool(actor, number, visit.now);
    if (!invited.ok) refuse(null, { number: (await getTranslations("pool.refusal"))(invited.refusal) });
    redirect("/pool?done=invited");
  });

/** Says yes or no to an invitation of one's own. */
export const answer = memberAction
  .metadata({ action: "pool-answer" })
  .inputSchema(form({ invitation: z.string().max(60), says: z.enum(["yes", "no"]) }), asForm)
  .stateAction(async ({ parsedInput: { invitation, says }, ctx: { actor } }) => {
    const answered = await answerPoolInvitation(actor, { id: invitation, saysYes: says === "yes" });
    if (!answered.ok) refuse((await getTranslations("pool.refusal"))(answered.refusal));
    redirect(`/pool?done=${says === "yes" ? "joined" : "declined"}`);
  });

/** Puts points in, or takes them out. */
export const move = memberAction
  .metadata({ action: "pool-move" })
  .inputSchema(
    form({ way: z.enum(["in", "out"]), points: z.string().max(20), key: z.string().min(8).max(100) }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { way, points: typed, key }, ctx: { actor, locale } }) => {
    const points = parseWholeNumber(typed, locale);
    const t = await getTranslations("pool.refusal");
    if (points === null || points < 1) refuse(null, { points: t("points_invalid") });
    const moved = await movePooledPoints(actor, { way, points, key });
    if (!moved.ok) refuse(null, { points: await sayMove(moved.refusal, locale) });
    redirect(`/pool?done=${way}`);
  });

/** Takes along what is one's own, and leaves. */
export const leave = memberAction
  .metadata({ action: "pool-leave" })
  .inputSchema(form({}), asForm)
  .stateAction(async ({ ctx: { actor, locale } }) => {
    const left = await leavePool(actor);
    if (!left.ok) refuse(await sayMove(left.refusal, locale));
    redirect("/pool?done=left");
  });

async function sayMove(refusal: Extract<PooledAnswer, { ok: false }>["refusal"], locale: Locale): Promise<string> {
  const t = await getTranslations("pool.refusal");
  return refusal.code === "points_missing"
    ? t(refusal.code, { missing: formatPoints(refusal.missing, locale) })
    : t(refusal.code);
}
