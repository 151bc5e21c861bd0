import { cookies, headers } from "next/headers";
import { choiceCookieName, cookieOptions } from "@/lib/session-cookie";

/** What somebody may choose for a browser, whoever is signed in there. */
type Choice = "locale" | "theme" | "density" | "single-keys";

/** Keeps what somebody chose for this browser, for a year. */
export async function remember(choice: Choice, value: string): Promise<void> {
  (await cookies()).set(choiceCookieName(choice), value, { ...cookieOptions(), maxAge: 365 * 24 * 60 * 60 });
}

/** What this browser chose, if it did; what it chose before the portal was served over https still holds. */
export async function remembered(choice: Choice): Promise<string | undefined> {
  const jar = await cookies();
  return (jar.get(choiceCookieName(choice)) ?? jar.get(choice))?.value;
}

/** The page a form was on. Only the path is taken from the referrer, so nobody is ever sent elsewhere. */
export async function pageBefore(): Promise<string> {
  const referrer = (await headers()).get("referer");
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
