import { cookies, headers } from "next/headers";
import { env } from "@/lib/base/env";

/** Keeps what somebody chose for this browser, for a year. */
export async function remember(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: "/",
    maxAge: 365 * 24 * 60 * 60,
    sameSite: "lax",
    httpOnly: true,
    secure: env().appOrigin.startsWith("https:"),
  });
}

/** The page a form was on. Only the path is taken from the referrer, so nobody is ever sent elsewhere. */
export async function pageBefore(): Promise<string> {
  const referrer = (await headers()).get("referer");
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
