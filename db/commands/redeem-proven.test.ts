import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newReward, openTestLedger, spendableOf, type TestLedger, type TestReward } from "@/db/ledger-fixtures";
import type { Asking } from "@/db/queries/step-up";
import { fiftyTimes, mailedSecret, TOTP_SECRET } from "@/db/sign-in-fixtures";
import { aRedeemer, aSession, aSheet, atHomeAndAway, type Redeemer } from "@/db/step-up-fixtures";
import { newRecoveryCodes, recoveryCodeHashes } from "@/lib/one-time";
import { totpCode } from "@/lib/totp";
import { redeemProven } from "./redeem-proven";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let dear: TestReward;
let cheap: TestReward;

beforeAll(async () => {
  ledger = await openTestLedger();
  dear = await newReward(ledger, { kind: "gift_card", stock: 300, points: 6_000 });
  cheap = await newReward(ledger, { kind: "gift_card", stock: 300, points: 1_250 });
});
afterAll(() => ledger.close());

const later = (steps: number) => new Date(Date.now() + steps * 30_000);
const codeAt = (at: Date) => totpCode(TOTP_SECRET, at);
type Sheet = ReturnType<typeof aSheet>;

function redeem({ actor }: Redeemer, sheet: Sheet, asking: Asking, code = "", now = new Date()) {
  return redeemProven(actor, sheet, { asking, given: { code } }, now);
}
const refusedFor = (because: string, reasons: string[] = ["new_device"]) => ({
  ok: false,
  refusal: { code: "not_proven", because, reasons },
});
const pointsOf = (member: Redeemer) => spendableOf(ledger, member);

describe("what is dear enough, from a new browser", () => {
  test("waits for a code: none, a wrong one and one used before are refused and no point moves; the right one redeems", async () => {
    const member = await aRedeemer(ledger);
    const { away } = await atHomeAndAway(ledger, member);
    const sheet = aSheet(dear);
    const now = new Date();

    expect(await redeem(member, sheet, away)).toEqual(refusedFor("missing"));
    expect(await redeem(member, sheet, away, "000000", now)).toEqual(refusedFor("refused"));
    expect(await pointsOf(member)).toBe(100_000);

    expect(await redeem(member, sheet, away, codeAt(now), now)).toMatchObject({ ok: true });
    expect(await redeem(member, aSheet(dear), away, codeAt(now), now)).toEqual(refusedFor("used"));
    expect(await pointsOf(member)).toBe(94_000);
  });

  test("is asked for nothing at home, below the bound, and where a member agreed elsewhere", async () => {
    const member = await aRedeemer(ledger);
    const { home, away } = await atHomeAndAway(ledger, member);

    expect(await redeem(member, aSheet(dear), home)).toMatchObject({ ok: true });
    expect(await redeem(member, aSheet(cheap, 3), away)).toMatchObject({ ok: true });
    expect(await redeemReward(member.actor, aSheet(dear))).toMatchObject({ ok: true });
    expect(await redeem(member, aSheet(cheap, 4), away)).toEqual(refusedFor("missing"));
  });

  test("says each reason it has: a copied cookie, a changed password, a mailed code", async () => {
    const member = await aRedeemer(ledger);
    const { home } = await atHomeAndAway(ledger, member);
    const mailed = await aSession(ledger, member, { strength: "email_code", device: home.device ?? Buffer.alloc(32) });

    expect(await redeem(member, aSheet(dear), { ...home, device: null })).toEqual(
      refusedFor("missing", ["other_browser"]),
    );
    expect(await redeem(member, aSheet(dear), mailed)).toEqual(refusedFor("missing", ["mailed_code"]));
    await ledger.owner`update people set password_changed_at = now() where id = ${member.personId}`;
    expect(await redeem(member, aSheet(dear), home)).toEqual(refusedFor("missing", ["changed_lately"]));
  });

  test("takes a recovery code, once", async () => {
    const member = await aRedeemer(ledger);
    const { away } = await atHomeAndAway(ledger, member);
    const [code = ""] = newRecoveryCodes();
    const [hash = ""] = recoveryCodeHashes(member.personId, [code]);
    await ledger.owner`insert into recovery_codes (person_id, hash) values (${member.personId}, decode(${hash}, 'hex'))`;

    expect(await redeem(member, aSheet(dear), away, code)).toMatchObject({ ok: true });
    expect(await redeem(member, aSheet(dear), away, code)).toEqual(refusedFor("refused"));
  });

  test("is thrown back after ten wrong codes, the right one too, as signing in is", async () => {
    const member = await aRedeemer(ledger);
    const { away } = await atHomeAndAway(ledger, member);
    for (let tries = 0; tries < 10; tries += 1) await redeem(member, aSheet(dear), away, "000000");

    const now = new Date();
    expect(await redeem(member, aSheet(dear), away, codeAt(now), now)).toEqual(refusedFor("throttled"));
    expect(await pointsOf(member)).toBe(100_000);
  });
});

describe("a proof is good for the one redemption it was given for", () => {
  test("not for another reward, quantity, price or sheet, and not in another session", async () => {
    const member = await aRedeemer(ledger);
    const other = await newReward(ledger, { kind: "gift_card", stock: 300, points: 6_000 });
    const { away } = await atHomeAndAway(ledger, member);
    const elsewhere = await aSession(ledger, member);
    const sheet = aSheet(dear);
    await proveOnly(member, sheet, away);

    for (const stolen of [
      { ...sheet, rewardId: other.publicId },
      { ...sheet, quantity: 2 },
      { ...sheet, key: aSheet(dear).key },
    ])
      expect(await redeem(member, stolen, away)).toEqual(refusedFor("missing"));
    expect(await redeem(member, { ...sheet, price: 5_500 }, away)).toMatchObject({
      refusal: { code: "price_changed" },
    });
    expect(await redeem(member, { ...sheet, key: aSheet(dear).key }, elsewhere)).toEqual(refusedFor("missing"));
    expect(await pointsOf(member)).toBe(100_000);
  });

  test("runs out after its minutes, and ends with its session", async () => {
    const member = await aRedeemer(ledger);
    const { away } = await atHomeAndAway(ledger, member);
    const [old, ended] = [aSheet(dear), aSheet(dear)];
    await proveOnly(member, old, away);
    await ledger.owner`update redemption_proofs set expires_at = now() - interval '1 second' where session_id = (select id from sessions where public_id = ${away.session})`;
    expect(await redeem(member, old, away)).toEqual(refusedFor("missing"));

    await proveOnly(member, ended, away, later(1));
    await ledger.owner`update sessions set revoked_at = now() where public_id = ${away.session}`;
    expect(await redeem(member, ended, away)).toMatchObject({ refusal: { code: "not_proven", because: "expired" } });
    expect(await pointsOf(member)).toBe(100_000);
  });

  test("fifty sheets that come with one code at once spend once", async () => {
    const member = await aRedeemer(ledger, { points: 400_000 });
    const { away } = await atHomeAndAway(ledger, member);
    const now = new Date();
    const answers = await fiftyTimes(() => redeem(member, aSheet(dear), away, codeAt(now), now));

    expect(answers.filter((each) => each.ok)).toHaveLength(1);
    expect(await pointsOf(member)).toBe(394_000);
  });

  test("fifty sheets beside the one that was proven spend nothing of it, and that one spends once", async () => {
    const member = await aRedeemer(ledger, { points: 400_000 });
    const { away } = await atHomeAndAway(ledger, member);
    const proven = aSheet(dear);
    await proveOnly(member, proven, away);
    const answers = await fiftyTimes((place) => redeem(member, place === 25 ? proven : aSheet(dear), away));

    expect(answers.filter((each) => each.ok)).toHaveLength(1);
    expect(await pointsOf(member)).toBe(394_000);
  });

  test("fifty clicks on one sheet redeem once, and every one of them leads to the same redemption", async () => {
    const member = await aRedeemer(ledger, { points: 400_000 });
    const { away } = await atHomeAndAway(ledger, member);
    const [sheet, now] = [aSheet(dear), new Date()];
    const answers = await fiftyTimes(() => redeem(member, sheet, away, codeAt(now), now));

    const ids = answers.map((each) => (each.ok ? each.value.redemptionId : each.refusal.code));
    expect(new Set(ids).size).toBe(1);
    expect(answers.every((each) => each.ok)).toBe(true);
    expect(await pointsOf(member)).toBe(394_000);
    expect((await ledger.verify()).findings).toEqual([]);
  });
});

describe("who has no factor of their own", () => {
  test("is mailed a code that counts for this reward and these points alone, and once", async () => {
    const member = await aRedeemer(ledger, { hasApp: false });
    const { away } = await atHomeAndAway(ledger, member);
    const reasons = ["new_device"];

    expect(await redeem(member, aSheet(dear), away)).toEqual(refusedFor("mailed", reasons));
    expect(await redeem(member, aSheet(dear), away)).toEqual(refusedFor("lately", reasons));
    const code = (await mailedSecret(ledger.owner, "step-up-code", member.personId)) ?? "";
    expect(code).toMatch(/^\d{6}$/);

    expect(await redeem(member, aSheet(dear, 2), away, code)).toEqual(refusedFor("not_mailed", reasons));
    expect(await redeem(member, aSheet(dear), away, code === "000000" ? "111111" : "000000")).toEqual(
      refusedFor("refused", reasons),
    );
    expect(await redeem(member, aSheet(dear), away, code)).toMatchObject({ ok: true });
    expect(await redeem(member, aSheet(dear), away, code)).toEqual(refusedFor("not_mailed", reasons));
    expect(await pointsOf(member)).toBe(94_000);
  });

  test("tries a mailed code five times, also fifty at once", async () => {
    const member = await aRedeemer(ledger, { hasApp: false });
    const { away } = await atHomeAndAway(ledger, member);
    await redeem(member, aSheet(dear), away);
    const answers = await fiftyTimes((place) => redeem(member, aSheet(dear), away, String(100_000 + place)));

    const counted = answers.filter(
      (each) => !each.ok && each.refusal.code === "not_proven" && each.refusal.because === "refused",
    );
    expect(counted.length).toBeLessThanOrEqual(5);
    expect(await pointsOf(member)).toBe(100_000);
  });
});

/** Proves a sheet and loses the connection before it is redeemed. */
async function proveOnly(member: Redeemer, sheet: Sheet, { session }: Asking, now = new Date()): Promise<void> {
  const { requestKey } = await import("./idempotency");
  const { readStepUp } = await import("./step-up-factor");
  const { rewardId, quantity, price, key } = sheet;
  const subject = { what: "redeem", session, rewardId, points: price * quantity, quantity, key } as const;
  const factor = await readStepUp(member.personId, subject, { code: codeAt(now) }, now);
  if (!factor.ok) throw new Error(`Not read: ${factor.refusal}`);
  const { kind, step, hash, signed, mailedFor } = factor.value;
  const [row] = await ledger.owner<{ status: string }[]>`
    select prove_redemption(${member.personId}, ${session}::uuid, ${kind}, ${step}::int, ${hash}::bytea, ${signed}::jsonb, ${mailedFor},
      ${rewardId}::uuid, ${price * quantity}::bigint, ${requestKey("redemption", member.id, key)}) as status`;
  if (row?.status !== "passed") throw new Error(`Not proven: ${row?.status}`);
}
