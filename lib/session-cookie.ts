import { decode } from "next-auth/jwt";
import { env } from "@/lib/base/env";

/** `__Host-` and Secure where the portal is served over https, and only there: a browser drops them elsewhere. */
export function cookieName(name: string): string {
  return isSecure() ? `__Host-setia-${name}` : `setia-${name}`;
}

/** The cookie of what somebody chose for a browser (`locale`, `theme`): under the same rule, and otherwise by its plain name. */
export function choiceCookieName(choice: string): string {
  return isSecure() ? `__Host-${choice}` : choice;
}

/** A cookie nobody but this server reads, for the whole site, not sent along from other sites' posts. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
}

/** Whether the portal is served over https. */
export function isSecure(): boolean {
  return env().appOrigin.startsWith("https:");
}

const KEPT_COOKIES = 10_000;
const opened = new Map<string, { sid: string; until: number }>();

/**
 * The session id a session cookie carries; null when the cookie is not one we made. What a cookie says never changes, so
 * one opened before is not decrypted again; whether its session still holds is read from the database every time.
 */
export async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  if (cookie === undefined || cookie === "") return null;
  const known = opened.get(cookie);
  if (known !== undefined && known.until > Date.now()) return known.sid;
  const token = await decode({ token: cookie, secret: env().authSecret, salt: cookieName("session") }).catch(
    () => null,
  );
  const { sid, exp } = token ?? {};
  if (typeof sid !== "string" || typeof exp !== "number") return null;
  const [oldest] = opened.size >= KEPT_COOKIES ? opened.keys() : [];
  if (oldest !== undefined) opened.delete(oldest);
  opened.set(cookie, { sid, until: exp * 1000 });
  return sid;
}
