import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { consumeTicket } from "@/db/commands/consume-ticket";
import { endSession } from "@/db/commands/sign-out";
import { sessionIsLive } from "@/db/queries/sessions";
import { env } from "@/lib/base/env";
import { cookieName, cookieOptions, isSecure } from "@/lib/session-cookie";

/** How long the browser keeps the cookie; when a session ends is decided by its row alone. */
const COOKIE_DAYS = 30;

class TicketRefused extends CredentialsSignin {
  override code = "ticket";
}

/**
 * next-auth with nothing to decide: it turns a one-time ticket into a cookie whose token carries a session's id. Who that is,
 * and whether it still holds, is read from the database on every request (lib/session.ts).
 */
function config(): NextAuthConfig {
  return {
    secret: env().authSecret,
    trustHost: true,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: COOKIE_DAYS * 24 * 3600 },
    cookies: Object.fromEntries(
      (["sessionToken", "callbackUrl", "csrfToken"] as const).map((cookie) => [
        cookie,
        { name: cookieName(cookieSuffix[cookie]), options: cookieOptions() },
      ]),
    ),
    pages: { signIn: "/sign-in", signOut: "/profile", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { ticket: {} },
        authorize: async ({ ticket }) => {
          const sessionId = typeof ticket === "string" ? await consumeTicket(ticket) : null;
          if (sessionId === null) throw new TicketRefused();
          return { id: sessionId };
        },
      }),
    ],
    callbacks: {
      // What a client posts to /api/auth/session arrives here as `session` and is not looked at.
      jwt: async ({ token, user }) => {
        if (user?.id !== undefined) return { sid: user.id };
        const { sid } = token;
        return typeof sid === "string" && (await sessionIsLive(sid)) ? { sid } : null;
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: async (message) => {
        const sid = "token" in message ? message.token?.sid : undefined;
        if (typeof sid === "string") await endSession(sid);
      },
    },
  };
}

const cookieSuffix = { sessionToken: "session", callbackUrl: "callback", csrfToken: "csrf" } as const;

export const { handlers, signIn, signOut } = NextAuth(config);
