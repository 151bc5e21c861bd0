import { getTranslations } from "next-intl/server";
import { formatPoints } from "@/lib/base/format";
import { formatDayAt } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import type { GiftRefusal } from "@/lib/loyalty/gift";
import type { TransferRefusal } from "@/lib/loyalty/transfer";

type Refusal = TransferRefusal | GiftRefusal | { code: "key_reused" };

/** Why points cannot be given away as was asked. */
export async function sayRefusal(refusal: Refusal, locale: Locale, zone: string): Promise<string> {
  const t = await getTranslations("transfer.refusal");
  const points = (value: number) => formatPoints(value, locale);
  switch (refusal.code) {
    case "below_least":
      return t(refusal.code, { least: points(refusal.least) });
    case "above_day_limit":
    case "above_month_limit":
      return t(refusal.code, { left: points(refusal.left), most: points(refusal.most) });
    case "cooling_off":
      return t(refusal.code, { day: formatDayAt(refusal.until, zone, locale) });
    case "points_missing":
      return "beyond" in refusal
        ? t("lasting_points_missing", {
            missing: points(refusal.missing),
            at: formatDayAt(refusal.beyond, zone, locale),
          })
        : t(refusal.code, { missing: points(refusal.missing) });
    default:
      return t(refusal.code);
  }
}
