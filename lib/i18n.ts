import { headers } from "next/headers";
import type {} from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { cache } from "react";
import type { Visit } from "@/db/queries/visit";
import { isLocale, type Locale, localeFromAcceptLanguage, spokenOf } from "@/lib/base/locale";
import { remembered } from "@/lib/remembered";
import { seenLocale } from "@/lib/seen";
import { currentVisit } from "@/lib/session";
import type { Messages } from "@/messages/catalogue";
import { messagesIn } from "@/messages/unit-words";

/** The language of this request, as `localeOf` says; of a member's pages that staff look at, the member's. */
export const requestLocale = cache(async (): Promise<Locale> => (await seenLocale()) ?? localeOf(await currentVisit()));

/** The language of a visit: the person's own, then what this browser chose, then what it asks for; never one that is switched off. */
export async function localeOf({ person, installation }: Pick<Visit, "person" | "installation">): Promise<Locale> {
  if (person !== null) return person.locale;
  const chosen = await remembered("locale");
  const wished = isLocale(chosen)
    ? chosen
    : localeFromAcceptLanguage((await headers()).get("accept-language"), installation.locale);
  return spokenOf(wished, installation);
}

/** What this portal speaks. */
export async function languagesHere(): Promise<readonly Locale[]> {
  return (await currentVisit()).installation.languages;
}

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await requestLocale());
  return { locale, messages: messagesIn(locale), timeZone: "Asia/Jakarta" };
});

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
