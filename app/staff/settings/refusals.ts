import { getLocale, getTranslations } from "next-intl/server";
import type { SettingsRefusal } from "@/db/commands/edit-settings";
import { refuse } from "@/lib/action";
import { contrastNeeded } from "@/lib/brand-colours";

/** Where each refusal is said: beside its field, or for the whole form. */
const fieldOf: Partial<Record<SettingsRefusal["code"], string>> = {
  zone_unknown: "zone",
  currency_unknown: "currency",
  no_rate: "currency",
  locale_unknown: "locale",
  mail_name_wrong: "mailName",
  mail_wrong: "mailAddress",
  language_missing: "speak-id",
};

const namingField = { name: "programmeName", id: "unitId", en: "unitEn", enOne: "unitEnOne" } as const;

/** Why the settings stay as they are; of names, each that cannot be; of colours, each that cannot be read with the nearest that could. */
export async function refuseSettings(refusal: SettingsRefusal): Promise<never> {
  const [t, locale] = await Promise.all([getTranslations("staff-settings.refusal"), getLocale()]);
  if (refusal.code === "contrast") {
    const figure = (ratio: number) =>
      (Math.floor(ratio * 10) / 10).toFixed(1).replace(".", locale === "id" ? "," : ".");
    const said = refusal.weak.map(({ part, appearance, ratio, nearest }) => [
      `${part}-${appearance}`,
      t("contrast", { ratio: figure(ratio), needed: figure(contrastNeeded[part]), nearest }),
    ]);
    return refuse(null, Object.fromEntries(said));
  }
  if (refusal.code === "naming_wrong") {
    const said = refusal.wrong.map((part) => [namingField[part], t(part === "name" ? "name_wrong" : "unit_wrong")]);
    return refuse(null, Object.fromEntries(said));
  }
  const field = fieldOf[refusal.code];
  const sentence = t(refusal.code);
  return field === undefined ? refuse(sentence) : refuse(null, { [field]: sentence });
}
