import { getTranslations } from "next-intl/server";
import type { AcceptRefusal } from "@/db/commands/accept-dispute";
import type { AcceptReceiptRefusal } from "@/db/commands/accept-receipt";
import type { AskToAcceptRefusal } from "@/db/commands/ask-to-accept";
import type { SaidRefusal } from "@/db/commands/sealed-words";
import { refuse } from "@/lib/action";
import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { rolesAdjusting } from "@/lib/loyalty/adjustment";
import type { Points } from "@/lib/loyalty/points";

/** Who may record what earns so much by themselves. */
async function sayWho(points: Points): Promise<string> {
  const [t, staff] = await Promise.all([getTranslations("staff-disputes.record"), getTranslations("staff")]);
  const names = rolesAdjusting(points).map((role) => staff(`role.${role}`));
  return names.length === 0 ? t("nobodyAlone") : t("whoAlone", { roles: names.join(", ") });
}

/** Ends an action with what was wrong, at the field it is about. */
export async function sayRefusal(
  refusal: AcceptRefusal | AskToAcceptRefusal | AcceptReceiptRefusal | SaidRefusal,
  locale: Locale,
): Promise<never> {
  const t = await getTranslations("staff-disputes.refusal");
  switch (refusal.code) {
    case "above_limit":
      if ("earned" in refusal) {
        const [earned, limit] = [formatPoints(refusal.earned, locale), formatPoints(refusal.limit, locale)];
        return refuse(null, {
          total: `${t("receipt_above_limit", { earned, limit })} ${await sayWho(refusal.earned)}`,
        });
      }
      return refuse(null, { points: t(refusal.code, { points: formatPoints(refusal.limit, locale) }) });
    case "points_zero":
      return refuse(null, { points: t(refusal.code) });
    case "words_missing":
    case "reason_missing":
      return refuse(null, { words: t(refusal.code) });
    case "receipt_recorded":
      return refuse(null, { number: t(refusal.code) });
    case "in_the_future":
      return refuse(null, { boughtOn: t(refusal.code) });
    case "attachment":
      return refuse(t("words_missing"));
    default:
      return refuse(t(refusal.code));
  }
}
