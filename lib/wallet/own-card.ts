import { getLocale, getTranslations } from "next-intl/server";
import { env } from "@/lib/base/env";
import { requireMember } from "@/lib/session";
import type { CardToSave } from "./card-to-save";

/** The card of whoever is asking, in their language; a visitor is sent to sign in first. */
export async function ownCardToSave(): Promise<CardToSave> {
  const [{ member, person, installation }, t, locale] = await Promise.all([
    requireMember(),
    getTranslations("card.wallet"),
    getLocale(),
  ]);
  const { programmeName: programme, brand } = installation;
  return {
    ...{ id: member.publicId, name: person.name, number: member.number, programme, brand, locale },
    origin: env().appOrigin,
    words: { member: t("member"), number: t("number"), more: t("more"), about: t("about", { programme }) },
  };
}
