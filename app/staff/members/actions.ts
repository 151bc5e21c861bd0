"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type AdjustAnswer, adjustPoints } from "@/db/commands/adjust-points";
import { lockMember, unlockMember } from "@/db/commands/lock-member";
import { requestAdjustment } from "@/db/commands/request-adjustment";
import { tagMember } from "@/db/commands/tag-member";
import { findLeftByHand } from "@/db/queries/by-hand";
import { findMember } from "@/db/queries/staff-members";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { formatPoints, parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { readTags } from "@/lib/loyalty/tags";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

const memberAddress = (memberId: string, done: string) =>
  address(`/staff/members/${encodeURIComponent(memberId)}`, { done });

async function memberForm() {
  const { target, version } = await unreadable();
  return form({ memberId: target, version });
}

/** Corrects a member's points, or asks a second person to above the role's limit; `preview` only answers with the balance to come, for where scripts do not show it. */
export const adjust = staffAction("members.adjust")
  .metadata({ action: "adjust-points" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    return form({
      memberId: target,
      key: text(100).min(8, wrong),
      points: text(40),
      kind: z.enum(["base", "bonus"], wrong),
      reason: text(500),
      preview: z.literal("1", wrong).optional(),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, locale, visit } }) => {
    const t = await getTranslations("staff-members.adjust");
    const { memberId, key, kind } = typed;
    const points = parseWholeNumber(typed.points, locale);
    if (points === null) refuse(null, { points: t("refusal.not_a_number") });
    if (typed.reason.trim().length < 3) refuse(null, { reason: t("refusal.reason_missing") });
    if (typed.preview) {
      const member = await findMember(memberId, visit.now);
      if (member === null) refuse(t("refusal.member_unknown"));
      const { spendable } = member.standing;
      const takesASecond = Math.abs(points) > (await findLeftByHand(actor, member.id, visit.now));
      if (spendable + points < 0)
        refuse(null, { points: t("refusal.more_than_all", { points: formatPoints(spendable, locale) }) });
      const [before, after] = [formatPoints(spendable, locale), formatPoints(spendable + points, locale)];
      refuse(
        t(takesASecond ? "confirmAsk" : "confirm", {
          name: member.name ?? member.number,
          before,
          after,
          unit: visit.installation.unitNames[locale],
        }),
      );
    }
    const request = { memberId, key, points, kind, reason: typed.reason };
    const adjusted = await adjustPoints(actor, request);
    if (adjusted.ok) redirect(memberAddress(memberId, "adjusted"));
    // More than one may do alone, at once or today, waits for a second person.
    const asked = adjusted.refusal.code === "above_limit" ? await requestAdjustment(actor, request) : adjusted;
    if (!asked.ok) refuse(null, await sayAdjust(asked.refusal, locale));
    redirect(memberAddress(memberId, "asked"));
  });

type AdjustRefusal = Extract<AdjustAnswer, { ok: false }>["refusal"];

async function sayAdjust(refusal: AdjustRefusal, locale: Locale): Promise<Record<string, string>> {
  const t = await getTranslations("staff-members.adjust.refusal");
  switch (refusal.code) {
    case "not_enough_to_take":
      return { points: t(refusal.code, { points: formatPoints(refusal.spendable, locale) }) };
    case "above_limit":
      return { points: t(refusal.code, { points: formatPoints(refusal.limit, locale) }) };
    case "reason_missing":
      return { reason: t(refusal.code) };
    default:
      return { points: t(refusal.code) };
  }
}

/** Stops a member from redeeming. */
export const lock = staffAction("members.adjust")
  .metadata({ action: "lock-member" })
  .inputSchema(memberForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const locked = await lockMember(actor, parsedInput);
    if (!locked.ok) refuse((await getTranslations("staff-members.lock"))(locked.refusal));
    redirect(memberAddress(parsedInput.memberId, "locked"));
  });

/** Lets a locked member redeem again. */
export const unlock = staffAction("members.adjust")
  .metadata({ action: "unlock-member" })
  .inputSchema(memberForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const unlocked = await unlockMember(actor, parsedInput);
    if (!unlocked.ok) refuse((await getTranslations("staff-members.lock"))(unlocked.refusal));
    redirect(memberAddress(parsedInput.memberId, "unlocked"));
  });

/** Sets what staff call a member. */
export const tag = staffAction("members.adjust")
  .metadata({ action: "tag-member" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ memberId: target, version, tags: text(500), was: text(500).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, version, tags: typed, was }, ctx: { actor } }) => {
    const tags = readTags(typed);
    if (tags === null) refuse(null, { tags: (await getTranslations("staff-members.tags"))("wrong") });
    const tagged = await tagMember(actor, { memberId, version, tags });
    if (!tagged.ok) refuse((await getTranslations("staff-members.lock"))(tagged.refusal));
    redirect(address(`/staff/members/${encodeURIComponent(memberId)}`, { done: "tagged", was }));
  });
