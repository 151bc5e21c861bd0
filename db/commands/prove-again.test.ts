import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withPasskey } from "@/db/passkey-fixtures";
import { newAccount, openPeople, signedIn } from "@/db/sign-in-fixtures";
import { provingAgain } from "@/lib/proven-lately";
import { giftBound, leavingBound, poolBound, transferBound, wishBound } from "@/lib/step-up-bound";
import { askPasskey } from "./ask-passkey";
import { proveAgain } from "./prove-again";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const [key, other] = [randomUUID(), randomUUID()];

const transfer = { to: key, points: 500, key };
const pooled = { pool: key, way: "in" as const, points: 500, key };
const gift = { points: "5.000", key };
const wish = {
  ...{ purpose: "goal", action: "redeem", reward: key },
  ...{ mostPoints: 900, keepPoints: 0, leastPoints: null, daysBefore: null },
};

test.each([
  [
    "a transfer",
    (session: string) => transferBound({ session, ...transfer }),
    [
      (session: string) => transferBound({ session, ...transfer, to: other }),
      (session: string) => transferBound({ session, ...transfer, points: 5_000 }),
      (session: string) => transferBound({ session, ...transfer, key: other }),
    ],
  ],
  [
    "points put into a pool",
    (session: string) => poolBound({ session, ...pooled }),
    [
      (session: string) => poolBound({ session, ...pooled, way: "out" }),
      (session: string) => leavingBound({ session, ...pooled }),
      (session: string) => poolBound({ session, ...pooled, points: 5_000 }),
      (session: string) => poolBound({ session, ...pooled, pool: other }),
      (session: string) => poolBound({ session, ...pooled, key: other }),
    ],
  ],
  [
    "a gift",
    (session: string) => giftBound({ session, ...gift }),
    [
      (session: string) => giftBound({ session, ...gift, points: "50.000" }),
      (session: string) => giftBound({ session, ...gift, key: other }),
    ],
  ],
  [
    "an automatic redemption",
    (session: string) => wishBound({ session, key, wish }),
    [
      (session: string) => wishBound({ session, key, wish: { ...wish, mostPoints: 90_000 } }),
      (session: string) => wishBound({ session, key, wish: { ...wish, reward: other } }),
      (session: string) => wishBound({ session, key, wish: { ...wish, leastPoints: 0 } }),
      (session: string) => wishBound({ session, key: other, wish }),
    ],
  ],
])(
  "what a passkey signed for %s proves just that, and neither other figures nor the session",
  async (_, ofThis, ofOthers) => {
    const account = await newAccount(people.owner);
    const { device, session } = await withPasskey(account, await signedIn(account, now));
    const bound = ofThis(session);
    const signedFor = async (asked: string) =>
      device.answer(await askPasskey({ purpose: "step-up", personId: account.id, bound: asked }));
    const prove = async (of: { bound?: string; passkey: string }) => {
      const proved = await proveAgain(account.actor, { session, ...of }, now);
      return proved.ok ? "proven" : proved.refusal;
    };

    const passkey = await signedFor(bound);
    for (const another of ofOthers) expect(await prove({ bound: another(session), passkey })).toBe("stale");
    expect(await prove({ passkey })).toBe("stale");
    expect(await prove({ bound, passkey: await signedFor(provingAgain(session)) })).toBe("stale");
    expect(await prove({ bound, passkey })).toBe("proven");
  },
);
