import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEVICE, fiftyTimes, mailedSecret, mailsOf, newAccount, openPeople, PASSWORD } from "@/db/sign-in-fixtures";
import { slowly } from "@/db/slowly";
import { emailHash } from "@/lib/personal-data";
import { answerChallenge } from "./answer-challenge";
import { resendCode, signInWithPassword } from "./sign-in";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const ask = (email: string, password: string, address: string | null = null) =>
  signInWithPassword({ email, password, returnTo: null, address });

describe("the password", () => {
  test("the right one leads to a challenge, however the address is written", async () => {
    const { email } = await newAccount(people.owner);

    const answer = await ask(` ${email.toUpperCase()}`, PASSWORD);

    expect(answer).toEqual({ ok: true, value: { challenge: expect.stringMatching(/^[\w-]{43}$/) } });
  });

  test("a wrong one and an unknown address get the same answer", async () => {
    const { email } = await newAccount(people.owner);

    const wrong = await ask(email, "not the password");
    const unknown = await ask("nobody@contoh.id", PASSWORD);

    expect(wrong).toEqual({ ok: false, refusal: "refused" });
    expect(unknown).toEqual(wrong);
    const kept = await people.owner`
      select x.because from sign_in_refusals x join people p on p.id = x.person_id where p.email_hash = ${emailHash(email)}`;
    expect([...kept]).toEqual([{ because: "password" }]);
  });

  test("an unknown address takes as long as a wrong password", async () => {
    const { email } = await newAccount(people.owner);
    const took = async (address: string) => {
      const began = performance.now();
      await ask(address, "not the password");
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    await took("warm-up@contoh.id");
    for (let round = 0; round < 9; round += 1) {
      known.push(await took(email));
      unknown.push(await took("somebody-else@contoh.id"));
    }

    const middle = (times: number[]) => times.toSorted((a, b) => a - b)[4] ?? 0;

    expect(middle(unknown) / middle(known)).toBeGreaterThan(0.5);
    expect(middle(unknown) / middle(known)).toBeLessThan(2);
  });

  test("fifty wrong ones at once are answered ten times, and then the right one waits too", async () => {
    const { email } = await newAccount(people.owner);

    const answers = await slowly(people.owner, "throttles", () => fiftyTimes(() => ask(email, "not the password")));

    const refusals = answers.map((answer) => (answer.ok ? "passed" : answer.refusal));
    expect(refusals.filter((refusal) => refusal === "refused")).toHaveLength(10);
    expect(refusals.filter((refusal) => refusal === "throttled")).toHaveLength(40);
    expect(await ask(email, PASSWORD)).toEqual({ ok: false, refusal: "throttled" });
  });

  test("an unknown address is made to wait like a known one", async () => {
    const answers = await fiftyTimes(() => ask("unknown-and-asked-often@contoh.id", "not the password"));

    expect(answers.filter((answer) => !answer.ok && answer.refusal === "refused")).toHaveLength(10);
  });

  test("after a hundred failures in a row not even the right one is taken, and it is not told apart", async () => {
    const { id, email } = await newAccount(people.owner);
    await people.owner`update people set failures_in_a_row = 100 where id = ${id}`;

    expect(await ask(email, PASSWORD)).toEqual({ ok: false, refusal: "refused" });
  });

  test("one network may try sixty times in a quarter of an hour", async () => {
    const address = "203.0.113.7";
    const answers = await Promise.all(
      Array.from({ length: 65 }, (_, place) => ask(`guess-${place}@contoh.id`, "not the password", address)),
    );

    expect(answers.filter((answer) => !answer.ok && answer.refusal === "throttled")).toHaveLength(5);
  });
});

describe("the mailed code", () => {
  test("goes to members without an app, and its mail holds no address", async () => {
    const { id, email } = await newAccount(people.owner, { hasApp: false });

    await ask(email, PASSWORD);

    expect(await mailedSecret(people.owner, "sign-in-code", id)).toMatch(/^\d{6}$/);
    const [mail] = await people.owner`select payload::text from outbox where (payload ->> 'personId')::bigint = ${id}`;
    expect(mail?.payload).not.toContain("@");
  });

  test("is not sent to somebody with an app", async () => {
    const { id, email } = await newAccount(people.owner);

    await ask(email, PASSWORD);

    expect(await mailsOf(people.owner, id)).toEqual([]);
  });

  test("is sent again once a minute, also when asked for fifty times at once", async () => {
    const { id, email } = await newAccount(people.owner, { hasApp: false });
    const signedIn = await ask(email, PASSWORD);
    const challenge = signedIn.ok ? signedIn.value.challenge : "";
    const first = await mailedSecret(people.owner, "sign-in-code", id);

    expect(await resendCode(challenge)).toBe(false);
    await people.owner`update challenges set email_code_sent_at = now() - interval '61 seconds' where person_id = ${id}`;
    const sent = await fiftyTimes(() => resendCode(challenge));

    expect(sent.filter(Boolean)).toHaveLength(1);
    expect(await mailedSecret(people.owner, "sign-in-code", id)).not.toBe(first);
  });

  test("asked for a sixth time is not sent, and the one sent last stays good", async () => {
    const { id, email } = await newAccount(people.owner, { hasApp: false });
    const signedIn = await ask(email, PASSWORD);
    const challenge = signedIn.ok ? signedIn.value.challenge : "";
    const sent: boolean[] = [];
    for (let round = 0; round < 6; round += 1) {
      await people.owner`update challenges set email_code_sent_at = now() - interval '61 seconds' where person_id = ${id}`;
      sent.push(await resendCode(challenge));
    }

    expect(sent).toEqual([true, true, true, true, true, false]);
    const code = (await mailedSecret(people.owner, "sign-in-code", id)) ?? "";
    expect(await answerChallenge({ challenge, code, device: DEVICE }, new Date())).toMatchObject({ ok: true });
  });
});
