import { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import type { ToldNotice } from "@/lib/notices";

/** What a notice says, in its reader's language: a heading and a sentence. */
export async function noticeWords(told: ToldNotice, words: InWords): Promise<{ title: string; body: string }> {
  const t = await getTranslations("inbox.kind");
  const { unit } = words;
  switch (told.kind) {
    case "dispute_asked":
    case "dispute_accepted":
    case "dispute_refused":
      return { title: t(`${told.kind}.title`), body: t(`${told.kind}.body`) };
    case "points_adjusted":
      return {
        title: t("points_adjusted.title"),
        body: t("points_adjusted.body", { points: words.change(told.payload.points), unit }),
      };
    case "memberships_merged":
      return {
        title: t("memberships_merged.title"),
        body: t("memberships_merged.body", { points: words.change(told.payload.points), unit }),
      };
    case "points_refunded":
    case "points_released":
    case "points_received":
    case "gift_accepted":
    case "gift_returned":
    case "referral_rewarded":
      return {
        title: t(`${told.kind}.title`),
        body: t(`${told.kind}.body`, { points: words.points(told.payload.points), unit }),
      };
    case "points_expiring":
    case "pooled_points_expiring": {
      const { points, at } = told.payload;
      return {
        title: t(`${told.kind}.title`),
        body: t(`${told.kind}.body`, { points: words.points(points), unit, at: words.until(new Date(at)) }),
      };
    }
    case "pool_invitation":
      return { title: t("pool_invitation.title"), body: t("pool_invitation.body") };
    case "redemption_moved":
      return { title: t("redemption_moved.title"), body: t(`redemption_moved.${told.payload.state}`) };
    case "redemption_reinstated": {
      const because = (await getTranslations("reward-kinds.mistake"))(told.payload.because);
      return { title: t("redemption_reinstated.title"), body: t("redemption_reinstated.body", { because }) };
    }
    case "date_called_off": {
      const at = words.until(new Date(told.payload.until));
      return { title: t("date_called_off.title"), body: t("date_called_off.body", { at }) };
    }
    case "wish_run":
      return { title: t("wish_run.title"), body: t(`wish_run.${told.payload.because}`) };
    case "wish_paused": {
      const because = await getTranslations("saving.paused");
      return { title: t(`wish_paused.${told.payload.purpose}`), body: because(told.payload.because) };
    }
    case "stock_back":
      return { title: t("stock_back.title"), body: t("stock_back.body") };
    case "present_given":
      return { title: t(`present.${told.payload.because}`), body: t("present.given") };
    case "present_offered": {
      const at = words.until(new Date(told.payload.until));
      return { title: t(`present.${told.payload.because}`), body: t("present.offered", { at }) };
    }
    case "reward_dearer": {
      const { points, from } = told.payload;
      return {
        title: t("reward_dearer.title"),
        body: t("reward_dearer.body", { points: words.points(points), at: words.at(new Date(from)) }),
      };
    }
    case "terms_changed": {
      const { effectiveFrom, isForTheWorse } = told.payload;
      const at = words.at(new Date(effectiveFrom));
      return {
        title: t("terms_changed.title"),
        body: t(isForTheWorse ? "terms_changed.worse" : "terms_changed.body", { at }),
      };
    }
  }
}
