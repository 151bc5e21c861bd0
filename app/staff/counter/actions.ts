"use server";

import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openVisit, openVisitByFactor } from "@/db/commands/open-visit";
import { recordAtCounter } from "@/db/commands/record-at-counter";
import { cancelAtCounter, redeemAtCounter } from "@/db/commands/redeem-at-counter";
import { undoPurchase } from "@/db/commands/undo-at-counter";
import { findAtCounter, findByNumber } from "@/db/queries/at-counter";
import { findOpenShift } from "@/db/queries/shifts";
import { findVoucherByCode } from "@/db/queries/vouchers";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { parseMoney, parseWholeNumber } from "@/lib/base/format";
import { readCounterEntry } from "@/lib/loyalty/counter-entry";
import { grant } from "@/lib/loyalty/permissions";
import { readTypedLines } from "@/lib/loyalty/typed-lines";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";
import { refuseLines, refusePurchase, refuseRedemption, refuseUndo } from "./refusal-in-words";

const memberAddress = (memberId: string, more: Record<string, string> = {}) =>
  address(`/staff/counter/members/${encodeURIComponent(memberId)}`, more);

/** The member named in a form, as this cashier's open shift sees them. */
async function atCounter(personId: number, memberId: string, now: Date) {
  const shift = await findOpenShift(personId);
  if (shift === null) redirect("/staff/counter");
  const member = await findAtCounter(memberId, shift.id, now);
  if (member === null) notFound();
  return { shift, member };
}

/** What was scanned or typed: a card's code opens a visit, digits and words find somebody, a voucher's code finds the voucher. */
export const find = staffAction("counter.use")
  .metadata({ action: "counter-find" })
  .inputSchema(async () => {
    const { text } = await unreadable();
    return form({ entry: text(300) });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const t = await getTranslations("staff-counter.refusal");
    const entry = readCounterEntry(parsedInput.entry);
    switch (entry.kind) {
      case "card": {
        const opened = await openVisit(actor, entry.code, realNow());
        if (opened.ok) redirect(memberAddress(opened.value.memberId));
        return refuse(null, { entry: t(opened.refusal) });
      }
      case "number": {
        const memberId = await findByNumber(entry.number);
        if (memberId === null) refuse(null, { entry: t("number_unknown") });
        return redirect(memberAddress(memberId));
      }
      case "voucher": {
        const voucher = await findVoucherByCode(entry.code);
        if (voucher === null) refuse(null, { entry: t("voucher_unknown") });
        return redirect(`/staff/counter/vouchers/${voucher}`);
      }
      default:
        if (entry.words === "") refuse(null, { entry: t("nothing_typed") });
        return redirect(address("/staff/counter", { q: entry.words }));
    }
  });

/** The member agrees by a code of their app, typed by themselves. */
export const agree = staffAction("counter.use")
  .metadata({ action: "counter-agree" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, code: text(40) });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, code }, ctx: { actor, visit } }) => {
    const { member } = await atCounter(actor.personId, memberId, visit.now);
    const opened = await openVisitByFactor(actor, { member, code }, realNow());
    if (opened.ok) redirect(memberAddress(member.publicId));
    const t = await getTranslations("staff-counter.refusal.factor");
    return refuse(null, { code: t(opened.refusal) });
  });

/** Records what was bought at this counter. */
export const record = staffAction("counter.use")
  .metadata({ action: "counter-record" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({
      ...{ memberId: target, key: target, receipt: text(200), amount: text(40) },
      ...{ lines: text(4_000).default(""), supervisor: text(200).default(""), code: text(40).default("") },
    });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, person, visit, locale } }) => {
    const { currency } = visit.installation;
    const { shift, member } = await atCounter(actor.personId, typed.memberId, visit.now);
    const totalMinor = parseMoney(typed.amount, currency, locale) ?? 0;
    const lines = readTypedLines(typed.lines, { totalMinor, currency, locale });
    if (!lines.ok) return refuseLines(lines.refusal);
    const supervisor = typed.supervisor.trim() === "" ? null : { email: typed.supervisor, code: typed.code };
    const answer = await recordAtCounter(
      { actor, isSupervisor: grant(person, "counter.supervise") !== null, shift },
      {
        memberId: member.id,
        key: typed.key,
        receipt: typed.receipt,
        totalMinor,
        currency,
        lines: lines.value,
        supervisor,
      },
      { programme: visit.now, real: realNow() },
    );
    if (answer.ok) redirect(memberAddress(member.publicId, { done: typed.key }));
    return refusePurchase(answer.refusal, currency);
  });

/** Redeems for the member, who agreed. */
export const redeem = staffAction("counter.use")
  .metadata({ action: "counter-redeem" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, key: target, reward: target, price: text(20) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, visit } }) => {
    const { member } = await atCounter(actor.personId, typed.memberId, visit.now);
    const price = parseWholeNumber(typed.price, "en") ?? 0;
    const { key, reward: rewardId } = typed;
    const answer = await redeemAtCounter(actor, { memberId: member.id, key, rewardId, price });
    if (answer.ok) redirect(memberAddress(member.publicId, { done: key }));
    return refuseRedemption(answer.refusal);
  });

/** Takes the cashier's own last purchase back. */
export const undo = staffAction("counter.use")
  .metadata({ action: "counter-undo" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, key: target, act: target, reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, visit } }) => {
    const { member } = await atCounter(actor.personId, typed.memberId, visit.now);
    const { key, act: undoes, reason } = typed;
    const { currency } = visit.installation;
    const undone = await undoPurchase(actor, { key, undoes, memberId: member.id, reason }, currency);
    if (undone.ok) redirect(memberAddress(member.publicId, { done: key }));
    return refuseUndo(undone.refusal);
  });

/** Cancels what the cashier redeemed for the member. */
export const cancel = staffAction("counter.use")
  .metadata({ action: "counter-cancel" })
  .inputSchema(async () => {
    const { target } = await unreadable();
    return form({ memberId: target, key: target, act: target });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, key, act }, ctx: { actor, visit } }) => {
    const { member } = await atCounter(actor.personId, memberId, visit.now);
    const cancelled = await cancelAtCounter(actor, { key, undoes: act, memberId: member.id });
    if (cancelled.ok) redirect(memberAddress(member.publicId, { done: key }));
    const t = await getTranslations("staff-counter.refusal");
    const { refusal } = cancelled;
    if (refusal.code === "undo_late") refuse(t(refusal.code, { minutes: refusal.limit }));
    const isOfUndoing = refusal.code === "undo_unknown" || refusal.code === "undone" || refusal.code === "already_used";
    return refuse(t(isOfUndoing ? refusal.code : "cancel_late"));
  });
