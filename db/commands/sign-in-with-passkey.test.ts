import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDevice, withPasskey } from "@/db/passkey-fixtures";
import { readVisit } from "@/db/queries/visit";
import {
  type Account,
  DEVICE,
  fiftyTimes,
  mailsOf,
  newAccount,
  openPeople,
  sessionOf,
  signedIn,
  signedInByMail,
  startSignIn,
  ticketsOf,
} from "@/db/sign-in-fixtures";
import { slowly } from "@/db/slowly";
import { answerChallenge } from "./answer-challenge";
import { askPasskey } from "./ask-passkey";
import { signInWithPasskey, signingIn } from "./sign-in-with-passkey";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const countOf = (answers: string[], kind: string) => answers.filter((each) => each === kind).length;

async function member(given: { hasApp?: boolean; counter?: number } = {}) {
  const account = await newAccount(people.owner, { hasApp: given.hasApp ?? true });
  const session = await (given.hasApp === false ? signedInByMail(people.owner, account, now) : signedIn(account, now));
  return { account, ...(await withPasskey(account, session, newDevice(), given.counter)) };
}

const ask = () => askPasskey(signingIn(DEVICE.hash));

async function enter(answer: string, device = DEVICE) {
  const entered = await signInWithPasskey({ answer, device, address: null });
  return entered.ok ? "entered" : entered.refusal;
}

async function give(challenge: string, passkey: string) {
  const answered = await answerChallenge({ challenge, passkey, device: DEVICE }, now);
  return answered.ok ? answered.value.next : answered.refusal;
}

async function askAfterPassword({ id }: Account, challenge: string) {
  return askPasskey({ purpose: "second-factor", personId: id, bound: challenge });
}

describe("a passkey alone", () => {
  test("lets its owner in, as strongly as it says", async () => {
    const { device } = await member();

    const entered = await signInWithPasskey({ answer: device.answer(await ask()), device: DEVICE, address: null });

    const visit = await readVisit(entered.ok ? await sessionOf(entered.value.ticket) : null);
    expect(visit.session?.strength).toBe("passkey");
  });

  test("signs once, also when fifty bring its answer at once", async () => {
    const { device, account } = await member();
    const answer = device.answer(await ask());

    const answers = await slowly(people.owner, "people", () => fiftyTimes(() => enter(answer)));

    expect([countOf(answers, "entered"), countOf(answers, "stale")]).toEqual([1, 49]);
    expect(await ticketsOf(people.owner, account.id)).toBe(1);
  });

  test("is refused once its counter goes back, and its owner is told", async () => {
    const { device, account } = await member({ counter: 5 });
    expect(await enter(device.answer(await ask(), { counter: 6 }))).toBe("entered");

    const answers = [await enter(device.answer(await ask(), { counter: 6 })), await enter(device.answer(await ask()))];

    expect(answers).toEqual(["copied", "copied"]);
    expect((await mailsOf(people.owner, account.id)).filter((what) => what === "passkey-copied")).toHaveLength(2);
    expect(await enter(device.answer(await ask(), { counter: 7 }))).toBe("entered");
  });

  test("with one count for fifty questions lets in once", async () => {
    const { device } = await member({ counter: 5 });
    const asked = await fiftyTimes(ask);

    const answers = await Promise.all(asked.map((each) => enter(device.answer(each, { counter: 6 }))));

    expect(countOf(answers, "entered")).toBe(1);
  });

  test("is worth nothing from another site, in another browser, after ten minutes, or unasked", async () => {
    const { device } = await member();
    const elsewhere = { name: "Firefox · Linux", hash: Buffer.alloc(32, 8) };
    const late = await ask();
    await people.owner`update passkey_challenges set expires_at = now() where expires_at > now()`;

    const answers = [
      await enter(device.answer(await ask(), { origin: "https://tiruan.example" })),
      await enter(device.answer(await ask()), elsewhere),
      await enter(device.answer(late)),
      await enter(device.answer({ challenge: Buffer.alloc(32, 1).toString("base64url") })),
    ];

    expect(answers).toEqual(["refused", "stale", "stale", "stale"]);
  });

  test("is the same refusal where nobody has it, where it signs wrongly and where its owner may not sign in", async () => {
    const [{ device }, locked] = [await member(), await member()];
    await people.owner`update people set state = 'locked' where id = ${locked.account.id}`;

    const answers = [
      await enter(newDevice().answer(await ask())),
      await enter(device.answer(await ask(), { unlocked: false })),
      await enter(locked.device.answer(await ask())),
      await enter("{}"),
    ];

    expect(answers).toEqual(["refused", "refused", "refused", "refused"]);
  });

  test("wrong ten times closes the account for a quarter of an hour, as a password does", async () => {
    const { device } = await member();
    const asked = await fiftyTimes(ask);

    const answers = await Promise.all(asked.map((each) => enter(device.answer(each, { unlocked: false }))));

    expect([countOf(answers, "refused"), countOf(answers, "throttled")]).toEqual([10, 40]);
    expect(await enter(device.answer(await ask()))).toBe("throttled");
  });
});

describe("a passkey after the password", () => {
  test("lets in once, also when fifty bring its answer at once", async () => {
    const { device, account } = await member();
    const challenge = await startSignIn(account);
    const answer = device.answer(await askAfterPassword(account, challenge));

    const answers = await fiftyTimes(() => give(challenge, answer));

    expect([countOf(answers, "enter"), countOf(answers, "expired")]).toEqual([1, 49]);
  });

  test("of somebody else, or asked for another sign-in, is worth nothing", async () => {
    const [mine, other] = [await member(), await member()];
    const [challenge, earlier] = [await startSignIn(mine.account), await startSignIn(mine.account)];
    const forMe = await askAfterPassword(mine.account, challenge);

    expect(await give(challenge, other.device.answer(forMe))).toBe("refused");
    expect(await give(challenge, mine.device.answer(await askAfterPassword(mine.account, earlier)))).toBe("stale");
    expect(await give(challenge, mine.device.answer(await ask()))).toBe("stale");
    expect(await give(challenge, mine.device.answer(await askAfterPassword(mine.account, challenge)))).toBe("enter");
  });

  test("may be wrong five times", async () => {
    const { device, account } = await member();
    const challenge = await startSignIn(account);
    const answers: string[] = [];
    for (let round = 0; round < 5; round += 1)
      answers.push(
        await give(challenge, device.answer(await askAfterPassword(account, challenge), { unlocked: false })),
      );

    expect(answers).toEqual(["refused", "refused", "refused", "refused", "exhausted"]);
  });
});

test("whoever has a passkey is mailed no code and gets in with a recovery code where it cannot be used", async () => {
  const { account, recoveryCodes } = await member({ hasApp: false });
  const before = (await mailsOf(people.owner, account.id)).filter((what) => what === "sign-in-code").length;

  const challenge = await startSignIn(account);

  const mailed = (await mailsOf(people.owner, account.id)).filter((what) => what === "sign-in-code").length;
  expect(mailed).toBe(before);
  const answered = await answerChallenge({ challenge, code: recoveryCodes[0] ?? "", device: DEVICE }, now);
  expect(answered.ok).toBe(true);
});
