"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { leavePool, movePooledPoints } from "@/db/commands/move-pooled-points";
import { answerPoolInvitation, inviteToPool, openPool, withdrawPoolInvitation } from "@/db/commands/share-pool";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { proofFields, prove } from "@/lib/prove";
import { leavingBound, poolBound } from "@/lib/step-up-bound";
import { sayRefusal } from "./say-refusal";

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

/** Withdraws an invitation to the pool that nobody has answered. */
export const withdraw = memberAction
  .metadata({ action: "pool-withdraw" })
  .inputSchema(form({ invitation: z.string().max(60) }), asForm)
  .stateAction(async ({ parsedInput: { invitation }, ctx: { actor } }) => {
    const withdrawn = await withdrawPoolInvitation(actor, invitation);
    if (!withdrawn.ok) refuse((await getTranslations("pool.refusal"))(withdrawn.refusal));
    redirect("/pool?done=withdrawn");
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

/** Puts points in, or takes them out, after a fresh second factor for this very move. */
export const move = memberAction
  .metadata({ action: "pool-move" })
  .inputSchema(
    form({
      pool: z.uuid(),
      way: z.enum(["in", "out"]),
      points: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
      key: z.string().min(8).max(100),
      ...proofFields,
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { pool, way, points, key, ...given }, ctx: { actor, person, session } }) => {
    const proof = await getTranslations("profile.security.proof");
    const account = grant(person, "account.use");
    const bound = poolBound({ session: session.publicId, pool, way, points, key });
    const isProven = account !== null && (await prove(account, session.publicId, given, bound));
    if (!isProven) refuse(null, { code: proof("prove") });
    const moved = await movePooledPoints(actor, { pool, way, points, key });
    if (!moved.ok) refuse(await sayRefusal(moved.refusal, await inWords()));
    redirect(`/pool?done=${way}`);
  });

/** Takes along what is one's own, and leaves, after a fresh second factor. */
export const leave = memberAction
  .metadata({ action: "pool-leave" })
  .inputSchema(form({ pool: z.uuid(), key: z.string().min(8).max(100), ...proofFields }), asForm)
  .stateAction(async ({ parsedInput: { pool, key, ...given }, ctx: { actor, person, session } }) => {
    const proof = await getTranslations("profile.security.proof");
    const account = grant(person, "account.use");
    const bound = leavingBound({ session: session.publicId, pool, key });
    const isProven = account !== null && (await prove(account, session.publicId, given, bound));
    if (!isProven) refuse(null, { code: proof("prove") });
    const left = await leavePool(actor, pool);
    if (!left.ok) refuse(await sayRefusal(left.refusal, await inWords()));
    redirect("/pool?done=left");
  });
