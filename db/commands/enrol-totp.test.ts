import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { countRecoveryCodes } from "@/db/queries/people";
import { readVisit } from "@/db/queries/visit";
import {
  type Account,
  DEVICE,
  fiftyTimes,
  mailedSecret,
  mailsOf,
  newAccount,
  openPeople,
  sessionOf,
  signedIn,
  signedInByMail,
  startSignIn,
  ticketsOf,
} from "@/db/sign-in-fixtures";
import { slowly, untilHeld } from "@/db/slowly";
import { tokenHash } from "@/lib/one-time";
import { offeredSecret, totpCode } from "@/lib/totp";
import { answerChallenge } from "./answer-challenge";
import { enrolTotp, enrolTotpAtSignIn } from "./enrol-totp";
import { requestReset } from "./reset-password";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const answerWithMail = async (account: Account) => {
  const challenge = await startSignIn(account);
  const code = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";
  return { challenge, answered: await answerChallenge({ challenge, code, device: DEVICE }, now) };
};

describe("a member", () => {
  test("sets up one app, also when fifty posts arrive at once, and is told by one mail", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const session = await signedInByMail(people.owner, account, now);
    const code = totpCode(offeredSecret(session), now);

    const answers = await fiftyTimes(() => enrolTotp(account.actor, { session, code }, now));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await mailsOf(people.owner, account.id)).toEqual(["sign-in-code", "totp-enrolled"]);
    expect(await countRecoveryCodes(account.id)).toBe(10);
  });

  test("stays signed in with a new session; the old cookie and its copies are worth nothing", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const session = await signedInByMail(people.owner, account, now);

    const enrolled = await enrolTotp(account.actor, { session, code: totpCode(offeredSecret(session), now) }, now);

    const renewed = await sessionOf(enrolled.ok ? enrolled.value.ticket : "");
    expect((await readVisit(session)).person).toBeNull();
    expect(await readVisit(renewed)).toMatchObject({ person: { hasTotp: true }, session: { strength: "totp" } });
  });

  test("cannot sign in with the code that set the app up, nor with a mailed code any more", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const earlier = await startSignIn(account);
    const mailed = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";
    const session = await signedInByMail(people.owner, account, now);
    const code = totpCode(offeredSecret(session), now);
    await enrolTotp(account.actor, { session, code }, now);
    const challenge = await startSignIn(account);

    expect(await answerChallenge({ challenge, code, device: DEVICE }, now)).toEqual({ ok: false, refusal: "used" });
    expect((await answerChallenge({ challenge: earlier, code: mailed, device: DEVICE }, now)).ok).toBe(false);
  });

  test("who has an app is given no second one", async () => {
    const account = await newAccount(people.owner);
    const session = await signedIn(account, now);

    const answer = await enrolTotp(account.actor, { session, code: totpCode(offeredSecret(session), now) }, now);

    expect(answer).toEqual({ ok: false, refusal: "already" });
    expect((await readVisit(session)).person?.id).toBe(account.id);
  });

  test("with a wrong code has no app", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const session = await signedInByMail(people.owner, account, now);

    const answer = await enrolTotp(account.actor, { session, code: "000000" }, now);

    expect(answer).toEqual({ ok: false, refusal: "refused" });
    expect((await readVisit(session)).person?.hasTotp).toBe(false);
  });
});

describe("staff", () => {
  test("who proved their mailbox set up an app and are in, once, also fifty at once", async () => {
    const account = await newAccount(people.owner, { role: "support", hasApp: false });
    const { challenge, answered } = await answerWithMail(account);
    const code = totpCode(offeredSecret(challenge), now);

    const answers = await slowly(people.owner, "challenges", () =>
      fiftyTimes(() => enrolTotpAtSignIn({ challenge, code, device: DEVICE }, now)),
    );

    expect(answers.filter((answer) => !answer.ok && answer.refusal === "expired")).toHaveLength(49);
    expect(answered).toEqual({ ok: true, value: { next: "enrol" } });
    const [enrolled, ...more] = answers.filter((answer) => answer.ok);
    expect(more).toEqual([]);
    const visit = await readVisit(await sessionOf(enrolled?.ok ? enrolled.value.ticket : ""));
    expect(visit.person).toMatchObject({ role: "support", hasTotp: true });
  });

  test("are not let in by it when the password is set anew at the same moment", async () => {
    const account = await newAccount(people.owner, { role: "support", hasApp: false });
    const { challenge } = await answerWithMail(account);
    const code = totpCode(offeredSecret(challenge), now);
    await requestReset({ email: account.email, address: null });
    const token = (await mailedSecret(people.owner, "reset-password", account.id)) ?? "";

    const [begun] = await people.owner<{ id: number }[]>`select id from challenges where person_id = ${account.id}`;
    await slowly(people.owner, "challenges", () =>
      Promise.all([
        enrolTotpAtSignIn({ challenge, code, device: DEVICE }, now),
        // The statement of resetPassword: its password takes too long to hash to meet that moment.
        untilHeld(people.owner, "challenges", begun?.id ?? 0).then(
          () => sql`select reset_password(${tokenHash(token)}, 'another')`,
        ),
      ]),
    );

    expect(await ticketsOf(people.owner, account.id)).toBe(0);
  });

  test("with the password alone cannot set one up", async () => {
    const account = await newAccount(people.owner, { role: "support", hasApp: false });
    const challenge = await startSignIn(account);
    const code = totpCode(offeredSecret(challenge), now);

    const answer = await enrolTotpAtSignIn({ challenge, code, device: DEVICE }, now);

    expect(answer).toEqual({ ok: false, refusal: "expired" });
  });
});
