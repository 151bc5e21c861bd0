import { setImmediate as nextTurn } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { askedAhead, beginAskingAhead } from "@/lib/asked-ahead";
import { askAhead } from "@/lib/base/ask-ahead";
import { env } from "@/lib/base/env";
import { newId } from "@/lib/base/uuid";
import { cookieName } from "@/lib/session-cookie";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

test("a request is answered, unasked for, until there is somebody to ask", async () => {
  expect(await answered("/home", undefined, () => askedAhead(null))).toBeUndefined();
});

test("each of many requests at once finds what was asked for it, and nobody finds another's", async () => {
  beginAskingAhead();
  const members = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const member = await newMember(ledger);
      const session = newId();
      await ledger.owner`
        insert into sessions (public_id, person_id, strength, expires_at) values (${session}, ${member.actor.personId}, 'totp', now() + interval '1 day')`;
      const cookies = `theme=dark; ${await cookieOf(session)}; locale=en`;
      return { id: member.id, session, cookies };
    }),
  );
  const found = await Promise.all(
    [...members, ...members].map(({ session, cookies }) =>
      answered("/home?from=mail", cookies, async () => {
        await nextTurn(); // as a page does, while the others are begun
        const asked = askedAhead(session);
        const others = members.filter((other) => other.session !== session).map((other) => askedAhead(other.session));
        return { visit: await asked?.visit, home: await asked?.home, others: [...others, askedAhead(null)] };
      }),
    ),
  );

  for (const [place, { visit, home, others }] of found.entries()) {
    const { id } = members[place % members.length] ?? {};
    expect(visit?.member?.id).toBe(id);
    expect(home?.memberId).toBe(id);
    expect(others.every((other) => other === undefined)).toBe(true);
  }
});

test("a visitor's page, or one whose cookie is not ours, is asked as nobody's; of another page no home is asked", async () => {
  beginAskingAhead();
  const visitor = await answered("/home", `${cookieName("session")}=abc`, async () => {
    const asked = askedAhead(null);
    return { person: (await asked?.visit)?.person, home: asked?.home };
  });
  expect(visitor).toEqual({ person: null, home: null });

  const session = newId();
  const other = await answered("/homes", await cookieOf(session), async () => {
    const asked = askedAhead(session);
    return { person: (await asked?.visit)?.person, home: asked?.home };
  });
  expect(other).toEqual({ person: null, home: null });
});

const cookieOf = async (sid: string) =>
  `${cookieName("session")}=${await encode({ token: { sid }, secret: env().authSecret, salt: cookieName("session"), maxAge: 60 })}`;

/** What the page of a request finds. */
function answered<Found>(path: string, cookies: string | undefined, page: () => Found): Promise<Awaited<Found>> {
  return new Promise((resolve, reject) =>
    askAhead({ path, cookies }, async () => {
      try {
        resolve(await page());
      } catch (error) {
        reject(error);
      }
    }),
  );
}
