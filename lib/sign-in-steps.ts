import { cookies } from "next/headers";
import { signIn } from "@/lib/auth";
import { isLocale, type Locale } from "@/lib/base/locale";
import { openSecret, sealSecret } from "@/lib/personal-data";
import { remember } from "@/lib/remembered";
import { cookieName, cookieOptions } from "@/lib/session-cookie";

const CHALLENGE_SECONDS = 600;
const SHOWN_SECONDS = 300;

/** Between the password and the second factor: its own short cookie, worth nothing without the second factor. */
export async function rememberChallenge(token: string): Promise<void> {
  (await cookies()).set(cookieName("challenge"), token, { ...cookieOptions(), maxAge: CHALLENGE_SECONDS });
}

export async function rememberedChallenge(): Promise<string | null> {
  return (await cookies()).get(cookieName("challenge"))?.value ?? null;
}

export async function forgetChallenge(): Promise<void> {
  (await cookies()).delete({ name: cookieName("challenge"), ...cookieOptions() });
}

/** Turns a ticket into this browser's session cookie; the language becomes the person's own. */
export async function enterWith(ticket: string, locale?: Locale): Promise<void> {
  await signIn("credentials", { ticket, redirect: false });
  if (isLocale(locale)) await remember("locale", locale);
}

/** New recovery codes on their way to the next page: sealed, for this browser and these minutes, nowhere in the database. */
export async function carryRecoveryCodes(personId: number, codes: string[]): Promise<void> {
  const sealed = sealSecret(JSON.stringify({ personId, codes, until: Date.now() + SHOWN_SECONDS * 1000 }));
  (await cookies()).set(cookieName("recovery-codes"), sealed, { ...cookieOptions(), maxAge: SHOWN_SECONDS });
}

export async function carriedRecoveryCodes(personId: number): Promise<string[]> {
  const sealed = (await cookies()).get(cookieName("recovery-codes"))?.value;
  if (sealed === undefined) return [];
  try {
    const carried: { personId: number; codes: string[]; until: number } = JSON.parse(openSecret(sealed));
    return carried.personId === personId && carried.until > Date.now() ? carried.codes : [];
  } catch {
    return [];
  }
}

export async function dropRecoveryCodes(): Promise<void> {
  (await cookies()).delete({ name: cookieName("recovery-codes"), ...cookieOptions() });
}
