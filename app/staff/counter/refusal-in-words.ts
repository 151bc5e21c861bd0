import { getTranslations } from "next-intl/server";
import { refusalInWords } from "@/app/(everyone)/rewards/[id]/refusal-in-words";
import { oneOf } from "@/components/segments-in-words";
import type { CounterPurchaseAnswer } from "@/db/commands/record-at-counter";
import type { CounterRedeemAnswer } from "@/db/commands/redeem-at-counter";
import type { CounterReinstateAnswer } from "@/db/commands/reinstate-redemption";
import type { UndoAnswer } from "@/db/commands/undo-at-counter";
import type { CounterUseAnswer } from "@/db/commands/use-at-counter";
import { refuse } from "@/lib/action";
import { inWords } from "@/lib/in-words";
import type { TypedLinesRefusal } from "@/lib/loyalty/typed-lines";

type RefusalOf<Answer> = Extract<Answer, { ok: false }> extends { refusal: infer Refusal } ? Refusal : never;

/** Why a purchase was not recorded: at its field, and never without saying that nothing was. */
export async function refusePurchase(refusal: RefusalOf<CounterPurchaseAnswer>, currency: string): Promise<never> {
  const [t, words] = await Promise.all([getTranslations("staff-counter.refusal"), inWords()]);
  switch (refusal.code) {
    case "receipt_missing":
    case "receipt_taken":
    case "receipt_reused":
      return refuse(t("nothingRecorded"), { receipt: t(refusal.code) });
    case "amount_missing":
    case "amount_negative":
      return refuse(t("nothingRecorded"), { amount: t("amount_missing") });
    case "needs_supervisor_amount":
      return refuse(t("nothingRecorded"), {
        supervisor: t(refusal.code, { amount: words.money(refusal.limit, currency) }),
      });
    case "needs_supervisor_day":
      return refuse(t("nothingRecorded"), { supervisor: t(refusal.code, { points: words.points(refusal.limit) }) });
    case "supervisor_refused":
      return refuse(t("nothingRecorded"), { code: t(refusal.code) });
    case "currency_without_rate":
      return refuse(t(refusal.code, { currency: refusal.currency }));
    case "undo_late":
      return refuse(t(refusal.code, { minutes: refusal.limit }));
    default:
      return refuse(t(refusal.code));
  }
}

/** What is wrong with the lines of a receipt, at their field. */
export async function refuseLines(refusal: TypedLinesRefusal): Promise<never> {
  const t = await getTranslations("staff-counter.refusal");
  switch (refusal.code) {
    case "line_unreadable":
      return refuse(t("nothingRecorded"), { lines: t(refusal.code, { line: refusal.line }) });
    case "too_many_lines":
      return refuse(t("nothingRecorded"), { lines: t(refusal.code, { most: refusal.most }) });
    default:
      return refuse(t("nothingRecorded"), { lines: t(refusal.code) });
  }
}

export async function refuseUndo(refusal: RefusalOf<UndoAnswer>): Promise<never> {
  const [t, words] = await Promise.all([getTranslations("staff-counter.refusal"), inWords()]);
  switch (refusal.code) {
    case "undo_late":
      return refuse(t(refusal.code, { minutes: refusal.limit }));
    case "reason_missing":
      return refuse(null, { reason: t(refusal.code) });
    case "more_than_left":
      return refuse(t(refusal.code, { left: words.money(refusal.leftMinor, refusal.currency) }));
    case "no_shift":
    case "undo_unknown":
    case "undo_not_last":
    case "undone":
      return refuse(t(refusal.code));
    default:
      return refuse(t("form_used"));
  }
}

export async function refuseRedemption(refusal: RefusalOf<CounterRedeemAnswer>): Promise<never> {
  const t = await getTranslations("staff-counter.refusal");
  switch (refusal.code) {
    case "no_shift":
    case "own_membership":
    case "visit_over":
    case "form_used":
      return refuse(t(refusal.code));
    case "receipt_taken":
    case "undo_unknown":
    case "undo_not_last":
    case "undone":
    case "undo_late":
    case "needs_supervisor_amount":
    case "needs_supervisor_day":
      return refuse(t("form_used"));
    default:
      return refuse(await refusalInWords(refusal));
  }
}

export async function refuseUse(refusal: RefusalOf<CounterUseAnswer>, currency: string): Promise<never> {
  const [t, words] = await Promise.all([getTranslations("staff-counter.refusal"), inWords()]);
  switch (refusal.code) {
    case "bill_missing":
      return refuse(null, { bill: t(refusal.code) });
    case "below_minimum":
      return refuse(null, { bill: t(refusal.code, { minimum: words.money(refusal.minimumMinor, currency) }) });
    case "friend_unknown":
    case "friend_is_giver":
    case "friend_not_new":
      return refuse(null, { friend: t(refusal.code) });
    case "taken_elsewhere":
      return refuse(t(refusal.code, { outlets: oneOf(refusal.outlets, words.locale) }));
    case "not_ready_yet":
      return refuse(t(refusal.code, { at: words.at(refusal.at) }));
    case "redemption_unknown":
    case "already_used":
    case "already_cancelled":
    case "redemption_expired":
    case "not_for_the_counter":
    case "no_shift":
    case "own_membership":
      return refuse(t(refusal.code));
    default:
      return refuse(t("form_used"));
  }
}

export async function refuseReinstating(refusal: RefusalOf<CounterReinstateAnswer>): Promise<never> {
  const t = await getTranslations("staff-counter.refusal");
  switch (refusal.code) {
    case "undo_late":
      return refuse(t(refusal.code, { minutes: refusal.limit }));
    case "mistake_missing":
      return refuse(null, { because: t(refusal.code) });
    case "not_used":
    case "undone":
      return refuse(t("undone"));
    case "no_shift":
    case "own_membership":
    case "undo_unknown":
    case "redemption_unknown":
    case "redemption_expired":
    case "already_cancelled":
      return refuse(t(refusal.code));
    default:
      return refuse(t("form_used"));
  }
}
