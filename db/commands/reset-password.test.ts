import { afterAll, beforeAll, expect, test } from "vitest";
import { findChallenge } from "@/db/queries/challenges";
import { readVisit } from "@/db/queries/visit";
import {
  DEVICE,
  fiftyTimes,
  mailedSecret,
  mailsOf,
  newAccount,
  openPeople,
  PASSWORD,
  signedIn,
  startSignIn,
  TOTP_SECRET,
} from "@/db/sign-in-fixtures";
import { tokenHash } from "@/lib/one-time";
import { totpCode } from "@/lib/totp";
import { answerChallenge } from "./answer-challenge";
import { requestReset, resetPassword } from "./reset-password";
import { signInWithPassword } from "./sign-in";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const password = "lampu genteng tujuh belimbing";
const brand = "Kopi Senja";
const mailedLink = async (id: number) => (await mailedSecret(people.owner, "reset-password", id)) ?? "";

test("a link sets the password once, also when fifty use it at once", async () => {
  const account = await newAccount(people.owner);
  await requestReset({ email: account.email, address: null });
  const token = await mailedLink(account.id);

  const answers = await fiftyTimes(() => resetPassword({ token, password, brand }));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await signInWithPassword({ email: account.email, password, returnTo: null, address: null })).ok).toBe(true);
  expect(
    (await signInWithPassword({ email: account.email, password: PASSWORD, returnTo: null, address: null })).ok,
  ).toBe(false);
});

test("it signs every device out, tells the owner, and leaves the second factor as it was", async () => {
  const account = await newAccount(people.owner);
  const session = await signedIn(account, now);
  await requestReset({ email: account.email, address: null });

  await resetPassword({ token: await mailedLink(account.id), password, brand });

  expect((await readVisit(session)).person).toBeNull();
  expect(await mailsOf(people.owner, account.id)).toEqual(["reset-password", "password-changed"]);
  const again = await signInWithPassword({ email: account.email, password, returnTo: null, address: null });
  const challenge = again.ok ? await findChallenge(tokenHash(again.value.challenge)) : null;
  expect(challenge?.totpSecret).not.toBeNull();
});

test("it ends what the old password had begun", async () => {
  const account = await newAccount(people.owner);
  const challenge = await startSignIn(account);
  await requestReset({ email: account.email, address: null });
  await resetPassword({ token: await mailedLink(account.id), password, brand });

  const answered = await answerChallenge({ challenge, code: totpCode(TOTP_SECRET, now), device: DEVICE }, now);

  expect(answered).toEqual({ ok: false, refusal: "expired" });
});

test("it opens an account that a hundred failures had closed", async () => {
  const account = await newAccount(people.owner);
  await people.owner`update people set failures_in_a_row = 100 where id = ${account.id}`;
  await requestReset({ email: account.email, address: null });

  await resetPassword({ token: await mailedLink(account.id), password, brand });

  expect((await signInWithPassword({ email: account.email, password, returnTo: null, address: null })).ok).toBe(true);
});

test("an unknown address gets no mail and no other answer", async () => {
  expect(await requestReset({ email: "nobody@contoh.id", address: null })).toBeUndefined();
});

test("one address is mailed three times an hour at most", async () => {
  const account = await newAccount(people.owner);

  await fiftyTimes(() => requestReset({ email: account.email, address: null }));

  expect(await mailsOf(people.owner, account.id)).toEqual(["reset-password", "reset-password", "reset-password"]);
});

test("a link that ran out, or a weak password, sets nothing", async () => {
  const account = await newAccount(people.owner);
  await requestReset({ email: account.email, address: null });
  const token = await mailedLink(account.id);

  expect(await resetPassword({ token, password: "sariwulandari", brand })).toEqual({ ok: false, refusal: "guessable" });
  await people.owner`update tokens set expires_at = now() where person_id = ${account.id}`;
  expect(await resetPassword({ token, password, brand })).toEqual({ ok: false, refusal: "refused" });
});
