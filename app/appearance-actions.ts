"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { rememberLocale } from "@/db/commands/remember-locale";
import { form, thrown, visitorAction } from "@/lib/action";
import { locales } from "@/lib/base/locale";
import { grant } from "@/lib/loyalty/permissions";
import { pageBefore, remember } from "@/lib/remembered";
import { themes } from "@/lib/theme";

/** Remembers the language in this browser, and for the person when one is signed in; then shows the same page in it. */
export const chooseLocale = visitorAction
  .metadata({ action: "choose-locale" })
  .inputSchema(form({ locale: z.enum(locales) }))
  .action(async ({ parsedInput: { locale }, ctx: { visit } }) => {
    if (visit.installation.languages.includes(locale)) {
      await remember("locale", locale);
      const actor = visit.person === null ? null : grant(visit.person, "account.use");
      if (actor !== null) await rememberLocale(actor, locale);
    }
    redirect(await pageBefore());
  }, thrown);

/** Remembers the appearance in this browser, then shows the same page in it. */
export const chooseTheme = visitorAction
  .metadata({ action: "choose-theme" })
  .inputSchema(form({ theme: z.enum(themes) }))
  .action(async ({ parsedInput: { theme } }) => {
    await remember("theme", theme);
    redirect(await pageBefore());
  }, thrown);
