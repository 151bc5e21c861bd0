import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { findChallenge } from "@/db/queries/challenges";
import {
  DEVICE,
  fiftyTimes,
  mailedSecret,
  mailsOf,
  newAccount,
  openPeople,
  signedInByMail,
  startSignIn,
  TOTP_SECRET,
  ticketsOf,
} from "@/db/sign-in-fixtures";
import { slowly, untilHeld } from "@/db/slowly";
import { newRecoveryCodes, recoveryCodeHashes, tokenHash } from "@/lib/one-time";
import { offeredSecret, totpCode } from "@/lib/totp";
import { answerChallenge } from "./answer-challenge";
import { enrolTotp } from "./enrol-totp";
import { requestReset } from "./reset-password";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const code = totpCode(TOTP_SECRET, now);
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const answer = async (challenge: string, typed: string, at = now) => {
  const answered = await answerChallenge({ challenge, code: typed, device: DEVICE }, at);
  return answered.ok ? answered.value.next : answered.refusal;
};
const countOf = (answers: string[], kind: string) => answers.filter((each) => each === kind).length;

describe("a code of the app", () => {
  test("lets in once, also when fifty challenges of one account are answered with it at once", async () => {
    const account = await newAccount(people.owner);
    const challenges = await fiftyTimes(() => startSignIn(account));

    const answers = await fiftyTimes((place) => answer(challenges[place] ?? "", code));

    expect(countOf(answers, "enter")).toBe(1);
    expect(countOf(answers, "used")).toBe(49);
  });

  test("used already, it is refused without counting as a failure", async () => {
    const account = await newAccount(people.owner);
    await answer(await startSignIn(account), code);
    const challenge = await startSignIn(account);
    const answers: string[] = [];
    for (let round = 0; round < 12; round += 1) answers.push(await answer(challenge, code));

    expect(countOf(answers, "used")).toBe(12);
    expect(await answer(challenge, totpCode(TOTP_SECRET, later(30)), later(30))).toBe("enter");
  });

  test("is good one step either side of now and no further", async () => {
    const at = (seconds: number) => totpCode(TOTP_SECRET, later(seconds));

    const [before, after, early, late] = await Promise.all(
      [-30, 30, -60, 60].map(async (seconds) => answer(await startSignIn(await newAccount(people.owner)), at(seconds))),
    );

    expect([before, after, early, late]).toEqual(["enter", "enter", "refused", "refused"]);
  });

  test("wrong, it may be tried five times a challenge, also fifty at once", async () => {
    const challenge = await startSignIn(await newAccount(people.owner));

    const answers = await slowly(people.owner, "challenges", () => fiftyTimes(() => answer(challenge, "000000")));

    expect(countOf(answers, "refused")).toBe(4);
    expect(countOf(answers, "exhausted")).toBe(46);
    expect(await answer(challenge, code)).toBe("exhausted");
    expect(await findChallenge(tokenHash(challenge))).toMatchObject({ closed: "exhausted" });
  });

  test("wrong, it may be tried ten times a quarter of an hour over all challenges", async () => {
    const account = await newAccount(people.owner);
    const challenges = await fiftyTimes(() => startSignIn(account));

    const answers = await slowly(people.owner, "throttles", () =>
      fiftyTimes((place) => answer(challenges[place] ?? "", "000000")),
    );

    expect(countOf(answers, "refused")).toBe(10);
    expect(countOf(answers, "throttled")).toBe(40);
    const closed = await Promise.all(challenges.map((each) => findChallenge(tokenHash(each))));
    expect(closed.map((each) => each?.closed)).toEqual(closed.map(() => "throttled"));
  });

  test("a hundred failures in a row close the account to sign-in", async () => {
    const account = await newAccount(people.owner);
    const challenge = await startSignIn(account);
    await people.owner`update people set failures_in_a_row = 100 where id = ${account.id}`;

    expect(await answer(challenge, code)).toBe("throttled");
    expect(await findChallenge(tokenHash(challenge))).toMatchObject({ closed: "throttled" });
  });
});

describe("a recovery code", () => {
  test("lets in once, also when fifty try it at once, and its owner is told", async () => {
    const account = await newAccount(people.owner);
    const [first = "", ...others] = newRecoveryCodes();
    const hashes = recoveryCodeHashes(account.id, [first, ...others]);
    await people.owner`
      insert into recovery_codes (person_id, hash)
      select ${account.id}, decode(h, 'hex') from unnest(${people.owner.array(hashes)}::text[]) h`;
    const challenges = await fiftyTimes(() => startSignIn(account));

    const answers = await fiftyTimes((place) => answer(challenges[place] ?? "", first.toLowerCase().replace("-", " ")));

    expect(countOf(answers, "enter")).toBe(1);
    expect(await mailsOf(people.owner, account.id)).toEqual(["recovery-code-used"]);
  });

  test("of another person is worth nothing", async () => {
    const [owner, other] = [await newAccount(people.owner), await newAccount(people.owner)];
    const [first = ""] = newRecoveryCodes();
    const [hash = ""] = recoveryCodeHashes(owner.id, [first]);
    await people.owner`insert into recovery_codes (person_id, hash) values (${owner.id}, decode(${hash}, 'hex'))`;

    expect(await answer(await startSignIn(other), first)).toBe("refused");
  });
});

describe("a mailed code", () => {
  test("lets a member without an app in, once, also when fifty give it at once", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const challenge = await startSignIn(account);
    const mailed = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";

    const answers = await slowly(people.owner, "challenges", () => fiftyTimes(() => answer(challenge, mailed)));

    expect(countOf(answers, "enter")).toBe(1);
    expect(countOf(answers, "expired")).toBe(49);
  });

  test("belongs to its own challenge", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const earlier = await startSignIn(account);
    await startSignIn(account);
    const mailed = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";

    expect(await answer(earlier, mailed)).toBe("refused");
  });

  test("runs out after ten minutes with its challenge", async () => {
    const account = await newAccount(people.owner, { hasApp: false });
    const challenge = await startSignIn(account);
    const mailed = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";
    await people.owner`update challenges set expires_at = now() where person_id = ${account.id}`;

    expect(await answer(challenge, mailed)).toBe("expired");
  });

  test("leads staff without an app to setting one up, and no further", async () => {
    const account = await newAccount(people.owner, { role: "support", hasApp: false });
    const challenge = await startSignIn(account);
    const mailed = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";

    expect(await answer(challenge, mailed)).toBe("enrol");
    const tickets = await people.owner`select 1 from tokens where person_id = ${account.id} and purpose = 'ticket'`;
    expect(tickets).toHaveLength(0);
  });
});

test("a challenge begun before the password was changed is worth nothing", async () => {
  const account = await newAccount(people.owner);
  const challenge = await startSignIn(account);
  await people.owner`update people set password_changed_at = now() where id = ${account.id}`;

  expect(await answer(challenge, code)).toBe("expired");
});

test("answered while the password is being set anew, it is worth nothing either", async () => {
  const account = await newAccount(people.owner);
  const challenge = await startSignIn(account);
  await requestReset({ email: account.email, address: null });
  const token = (await mailedSecret(people.owner, "reset-password", account.id)) ?? "";

  const [, answered] = await slowly(people.owner, "people", () =>
    Promise.all([
      sql`select reset_password(${tokenHash(token)}, 'another')`,
      untilHeld(people.owner, "people", account.id).then(() => answer(challenge, code)),
    ]),
  );

  expect(answered).toBe("expired");
  expect(await ticketsOf(people.owner, account.id)).toBe(0);
});

test("answered with the mailed code while an app is set up, it opens nothing", async () => {
  const account = await newAccount(people.owner, { hasApp: false });
  const session = await signedInByMail(people.owner, account, now);
  const challenge = await startSignIn(account);
  const mailed = (await mailedSecret(people.owner, "sign-in-code", account.id)) ?? "";
  const [begun] = await people.owner<{ id: number }[]>`
    select id from challenges where person_id = ${account.id} order by id desc limit 1`;

  const [, enrolled] = await slowly(people.owner, "challenges", () =>
    Promise.all([
      answer(challenge, mailed),
      untilHeld(people.owner, "challenges", begun?.id ?? 0).then(() =>
        enrolTotp(account.actor, { session, code: totpCode(offeredSecret(session), now) }, now),
      ),
    ]),
  );

  expect(enrolled.ok).toBe(true);
  // The one of the browser in which the app was set up.
  expect(await ticketsOf(people.owner, account.id)).toBe(1);
});
