"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { rememberLocale } from "@/db/commands/remember-locale";
import { form, thrown, visitorAction } from "@/lib/action";
import { env } from "@/lib/base/env";
import { locales } from "@/lib/base/locale";
import { grant } from "@/lib/loyalty/permissions";
import { themes } from "@/lib/theme";

/** Remembers the language in this browser, and for the person when one is signed in; then shows the same page in it. */
export const chooseLocale = visitorAction
  .metadata({ action: "choose-locale" })
  .inputSchema(form({ locale: z.enum(locales) }))
  .action(async ({ parsedInput: { locale }, ctx: { visit } }) => {
    await remember("locale", locale);
    const actor = visit.person === null ? null : grant(visit.person, "account.use");
    if (actor !== null) await rememberLocale(actor, locale);
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

async function remember(name: "locale" | "theme", value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: "/",
    maxAge: 365 * 24 * 60 * 60,
    sameSite: "lax",
    httpOnly: true,
    secure: env().appOrigin.startsWith("https:"),
  });
}

/** Only the path is taken from the referrer, so nobody is ever sent elsewhere. */
async function pageBefore(): Promise<string> {
  const referrer = (await headers()).get("referer");
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
