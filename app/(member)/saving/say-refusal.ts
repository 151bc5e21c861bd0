import { getTranslations } from "next-intl/server";
import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { UnreadWish } from "./read-asked";

/** Why a wish was not taken down, and what to do about it. */
export async function sayRefusal(
  refusal: UnreadWish | { code: "member_locked" | "key_reused" },
  locale: Locale,
): Promise<string> {
  const t = await getTranslations("saving.refusal");
  switch (refusal.code) {
    case "price_above":
      return t(refusal.code, { points: formatPoints(refusal.points, locale) });
    case "days_invalid":
      return t(refusal.code, { most: refusal.most });
    default:
      return t(refusal.code);
  }
}
