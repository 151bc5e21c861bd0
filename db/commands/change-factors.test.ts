import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countRecoveryCodes } from "@/db/queries/people";
import { readVisit } from "@/db/queries/visit";
import {
  type Account,
  fiftyTimes,
  mailsOf,
  newAccount,
  openPeople,
  PASSWORD,
  sessionOf,
  signedIn,
  signedInByMail,
  TOTP_SECRET,
  ticketsOf,
} from "@/db/sign-in-fixtures";
import { slowly, untilHeld } from "@/db/slowly";
import { offeredSecret, totpCode } from "@/lib/totp";
import { changePassword } from "./change-password";
import { consumeTicket } from "./consume-ticket";
import { enrolTotp } from "./enrol-totp";
import { issueRecoveryCodes } from "./issue-recovery-codes";
import { proveAgain } from "./prove-again";
import { removeTotp } from "./remove-totp";
import { signInWithPassword } from "./sign-in";
import { endSession } from "./sign-out";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const next = new Date(now.getTime() + 30_000);
const password = "lampu genteng tujuh belimbing";
const somebody = async (role?: "cashier") => {
  const account = await newAccount(people.owner, role ? { role } : {});
  return { account, session: await signedIn(account, now) };
};
const sixMinutesLater = (session: string) =>
  people.owner`update sessions set proven_at = now() - interval '6 minutes' where public_id = ${session}`;

describe("removing the app", () => {
  test("is done within five minutes of the second factor, once, and told by mail", async () => {
    const { account, session } = await somebody();

    const answers = await fiftyTimes(() => removeTotp(account.actor, { session }));

    const [removed, ...more] = answers.filter((answer) => answer.ok);
    expect(more).toEqual([]);
    expect((await readVisit(session)).person).toBeNull();
    const renewed = await readVisit(await sessionOf(removed?.ok ? removed.value.ticket : ""));
    expect(renewed.person?.hasTotp).toBe(false);
    expect(await mailsOf(people.owner, account.id)).toEqual(["totp-removed"]);
  });

  test("later asks for the second factor anew", async () => {
    const { account, session } = await somebody();
    await sixMinutesLater(session);

    expect(await removeTotp(account.actor, { session })).toEqual({ ok: false, refusal: "prove" });
    expect(await proveAgain(account.actor, { session, code: totpCode(TOTP_SECRET, next) }, next)).toMatchObject({
      ok: true,
    });
    expect((await removeTotp(account.actor, { session })).ok).toBe(true);
  });

  test("is not for staff", async () => {
    const { account, session } = await somebody("cashier");

    expect(await removeTotp(account.actor, { session })).toEqual({ ok: false, refusal: "needed" });
  });

  test("with another person's session is refused", async () => {
    const [one, other] = [await somebody(), await somebody()];

    expect(await removeTotp(one.account.actor, { session: other.session })).toEqual({ ok: false, refusal: "prove" });
  });
});

describe("proving again", () => {
  test("uses a step up, also when fifty give it at once", async () => {
    const { account, session } = await somebody();
    const code = totpCode(TOTP_SECRET, next);

    const answers = await fiftyTimes(() => proveAgain(account.actor, { session, code }, next));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test("with wrong codes is counted like a failed sign-in", async () => {
    const { account, session } = await somebody();

    const answers = await fiftyTimes(() => proveAgain(account.actor, { session, code: "000000" }, next));

    expect(answers.filter((answer) => !answer.ok && answer.refusal === "refused")).toHaveLength(10);
  });
});

describe("recovery codes", () => {
  test("are made anew, ten of them, and those before are worth nothing", async () => {
    const { account, session } = await somebody();
    const first = await issueRecoveryCodes(account.actor, { session });
    const renewed = await sessionOf(first.ok ? first.value.ticket : "");

    const second = await issueRecoveryCodes(account.actor, { session: renewed });

    const codes = second.ok ? second.value.recoveryCodes : [];
    expect(new Set(codes).size).toBe(10);
    expect(first.ok && first.value.recoveryCodes.some((code) => codes.includes(code))).toBe(false);
    expect(await countRecoveryCodes(account.id)).toBe(10);
  });

  test("asked for fifty times at once are ten", async () => {
    const { account, session } = await somebody();

    const answers = await slowly(people.owner, "sessions", () =>
      fiftyTimes(() => issueRecoveryCodes(account.actor, { session })),
    );

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await countRecoveryCodes(account.id)).toBe(10);
  });

  test("ask for the second factor after five minutes", async () => {
    const { account, session } = await somebody();
    await sixMinutesLater(session);

    expect(await issueRecoveryCodes(account.actor, { session })).toEqual({ ok: false, refusal: "prove" });
  });

  test("are not for somebody without an app", async () => {
    const { account, session } = await somebody();
    const removed = await removeTotp(account.actor, { session });
    const renewed = await sessionOf(removed.ok ? removed.value.ticket : "");

    expect(await issueRecoveryCodes(account.actor, { session: renewed })).toEqual({ ok: false, refusal: "none" });
  });
});

describe("the password", () => {
  const request = { current: PASSWORD, password, brand: "Kopi Senja" };

  test("is changed by who knows it, once, and every other device is signed out", async () => {
    const { account, session } = await somebody();
    const other = await signedIn(account, next);

    const answers = await fiftyTimes(() => changePassword(account.actor, { ...request, session }));

    const [changed, ...more] = answers.filter((answer) => answer.ok);
    expect(more).toEqual([]);
    expect((await readVisit(other)).person).toBeNull();
    expect((await readVisit(session)).person).toBeNull();
    expect((await readVisit(await sessionOf(changed?.ok ? changed.value.ticket : ""))).person?.id).toBe(account.id);
    expect(
      (await signInWithPassword({ email: account.email, password: PASSWORD, returnTo: null, address: null })).ok,
    ).toBe(false);
  });

  test("changed, does not count as a second factor given anew", async () => {
    const { account, session } = await somebody();
    await sixMinutesLater(session);
    const changed = await changePassword(account.actor, { ...request, session });
    const renewed = await sessionOf(changed.ok ? changed.value.ticket : "");

    expect(await removeTotp(account.actor, { session: renewed })).toEqual({ ok: false, refusal: "prove" });
  });

  test("changed from a browser that was signed out meanwhile, opens no session there", async () => {
    const { account, session } = await somebody();
    await endSession(session);

    const changed = await changePassword(account.actor, { ...request, session });

    expect(await consumeTicket(changed.ok ? changed.value.ticket : "")).toBeNull();
  });

  test("is not changed by who does not know it, who is counted like at sign-in", async () => {
    const { account, session } = await somebody();

    const answers = await fiftyTimes(() => changePassword(account.actor, { ...request, current: "a guess", session }));

    expect(answers.filter((answer) => !answer.ok && answer.refusal === "refused")).toHaveLength(10);
    expect(answers.filter((answer) => !answer.ok && answer.refusal === "throttled")).toHaveLength(40);
  });
});

describe("factors and the password changed from two browsers at once", () => {
  const request = { current: PASSWORD, password, brand: "Kopi Senja" };
  const bothAtOnce = async (hasApp: boolean, change: (account: Account, session: string) => Promise<unknown>) => {
    const account = await newAccount(people.owner, { hasApp });
    const enter = (at: Date) => (hasApp ? signedIn(account, at) : signedInByMail(people.owner, account, at));
    const [one, other] = [await enter(now), await enter(next)];
    await slowly(people.owner, "sessions", () =>
      Promise.all([
        changePassword(account.actor, { ...request, session: other }),
        untilHeld(people.owner, "people", account.id).then(() => change(account, one)),
      ]),
    );
    return ticketsOf(people.owner, account.id);
  };

  test("leave one of them signed in at most", async () => {
    const changes: [hasApp: boolean, change: (account: Account, session: string) => Promise<unknown>][] = [
      [true, (account, session) => removeTotp(account.actor, { session })],
      [true, (account, session) => issueRecoveryCodes(account.actor, { session })],
      [
        false,
        (account, session) => enrolTotp(account.actor, { session, code: totpCode(offeredSecret(session), now) }, now),
      ],
    ];

    const tickets: number[] = [];
    for (const [hasApp, change] of changes) tickets.push(await bothAtOnce(hasApp, change));

    expect(tickets.every((each) => each <= 1)).toBe(true);
  });
});
