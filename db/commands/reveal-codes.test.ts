import { afterAll, beforeAll, expect, test } from "vitest";
import { newReward, openTestLedger, spendableOf, staff, type TestLedger } from "@/db/ledger-fixtures";
import { findDownload } from "@/db/queries/downloads";
import { memberTimeline } from "@/db/queries/member-timeline";
import { findRedemption } from "@/db/queries/redemptions";
import type { Asking } from "@/db/queries/step-up";
import { listStepUps } from "@/db/queries/step-ups-given";
import { fiftyTimes, mailedSecret, TOTP_SECRET } from "@/db/sign-in-fixtures";
import { aRedeemer, aSession, aSheet, atHomeAndAway, type Redeemer } from "@/db/step-up-fixtures";
import { totpCode } from "@/lib/totp";
import { putFile } from "./put-file";
import { redeemProven } from "./redeem-proven";
import { redeemReward } from "./redeem-reward";
import { revealCodes } from "./reveal-codes";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

/** A discount redeemed for so many points, in a way that asks for no proof of its own. */
async function redeemed(member: Redeemer, points: number): Promise<string> {
  const answer = await redeemReward(member.actor, aSheet(await newReward(ledger, { points })));
  if (!answer.ok) throw new Error(`Not redeemed: ${answer.refusal.code}`);
  return answer.value.redemptionId;
}

const look = (member: Redeemer, id: string, asking: Asking | null) =>
  findRedemption(member.id, id, "id", new Date(), asking);
const show = (member: Redeemer, redemptionId: string, { session }: Asking, code = "", now = new Date()) =>
  revealCodes(member.actor, { redemptionId, session, given: { code } }, now);

test("a code that cost enough waits on a new browser for a second factor, is shown there alone, and is kept in the history", async () => {
  const member = await aRedeemer(ledger);
  const { home, away } = await atHomeAndAway(ledger, member);
  const another = await aSession(ledger, member);
  const id = await redeemed(member, 6_000);
  const now = new Date();

  expect(await look(member, id, away)).toMatchObject({ codes: [], withheld: ["new_device"], atStake: 6_000 });
  expect((await look(member, id, home))?.codes).toHaveLength(1);
  expect(await show(member, id, away)).toEqual({ ok: false, refusal: "missing" });
  expect(await show(member, id, away, "000000", now)).toEqual({ ok: false, refusal: "refused" });
  expect((await look(member, id, away))?.codes).toEqual([]);

  expect(await show(member, id, away, totpCode(TOTP_SECRET, now), now)).toEqual({ ok: true, value: null });
  expect(await look(member, id, away)).toMatchObject({ withheld: [], codes: [expect.stringMatching(/^[\w-]{14}$/)] });
  expect(await look(member, id, another)).toMatchObject({ codes: [], withheld: ["new_device"] });
  expect(await look(member, id, null)).toMatchObject({ codes: [] });

  expect(await listStepUps(member.personId, "id")).toMatchObject([
    { what: "revealed", redemptionId: id, factor: "totp" },
  ]);
  const { entries } = await memberTimeline(
    { ...member, wrappedKey: null },
    { show: "sign_ins", isWhole: true, after: undefined },
    "id",
  );
  expect(entries.filter(({ what }) => what === "revealed")).toMatchObject([
    { strength: "totp", device: "Chrome · Android" },
  ]);
});

test("it is shown for its minutes and no longer, nor once its session ended", async () => {
  const member = await aRedeemer(ledger);
  const { away } = await atHomeAndAway(ledger, member);
  const id = await redeemed(member, 6_000);
  const now = new Date();
  await show(member, id, away, totpCode(TOTP_SECRET, now), now);
  const [row] = await ledger.owner<{ minutes: number }[]>`
    select extract(epoch from until_ - at)::int / 60 as minutes from code_reveals order by id desc limit 1`;
  expect(row).toEqual({ minutes: 15 });

  await ledger.owner`update code_reveals set until_ = now()`;
  expect((await look(member, id, away))?.codes).toEqual([]);
  await ledger.owner`update sessions set revoked_at = now() where public_id = ${away.session}`;
  expect(
    await show(member, id, away, totpCode(TOTP_SECRET, new Date(Date.now() + 30_000)), new Date(Date.now() + 30_000)),
  ).toEqual({
    ok: false,
    refusal: "expired",
  });
});

test("below the bound a code is never withheld, wherever it is looked at", async () => {
  const member = await aRedeemer(ledger);
  const { away } = await atHomeAndAway(ledger, member);
  const id = await redeemed(member, 4_999);
  for (const asking of [away, { ...away, device: null }, null])
    expect(await look(member, id, asking)).toMatchObject({ withheld: [], codes: [expect.any(String)] });
});

test("who has just proven a redemption sees its code in the same session without a second proof", async () => {
  const member = await aRedeemer(ledger);
  const { away } = await atHomeAndAway(ledger, member);
  const now = new Date();
  const given = { code: totpCode(TOTP_SECRET, now) };
  const sheet = aSheet(await newReward(ledger, { points: 6_000 }));
  const answer = await redeemProven(member.actor, sheet, { asking: away, given }, now);
  const id = answer.ok ? answer.value.redemptionId : "";

  expect((await look(member, id, away))?.codes).toHaveLength(1);
  expect((await look(member, id, await aSession(ledger, member)))?.codes).toEqual([]);
  expect(await listStepUps(member.personId, "id")).toMatchObject([{ what: "redeemed", redemptionId: id }]);
});

test("a mailed code shows this redemption and not the other; somebody else's is not found", async () => {
  const [member, other] = [await aRedeemer(ledger, { hasApp: false }), await aRedeemer(ledger)];
  const { away } = await atHomeAndAway(ledger, member);
  const [first, second] = [await redeemed(member, 6_000), await redeemed(member, 6_000)];
  expect(await show(member, first, away)).toEqual({ ok: false, refusal: "mailed" });
  const code = (await mailedSecret(ledger.owner, "step-up-code", member.personId)) ?? "";

  expect(await show(member, second, away, code)).toEqual({ ok: false, refusal: "not_mailed" });
  expect(await show(member, first, away, code)).toEqual({ ok: true, value: null });
  expect(await show(other, first, (await atHomeAndAway(ledger, other)).away)).toEqual({
    ok: false,
    refusal: "unknown",
  });
});

test("fifty tries with one code, each for a redemption of its own, show one", async () => {
  const member = await aRedeemer(ledger, { points: 400_000 });
  const { away } = await atHomeAndAway(ledger, member);
  const ids: string[] = [];
  for (let count = 0; count < 50; count += 1) ids.push(await redeemed(member, 6_000));
  const now = new Date();
  const answers = await fiftyTimes((place) => show(member, ids[place] ?? "", away, totpCode(TOTP_SECRET, now), now));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a file waits as a code does", async () => {
  const member = await aRedeemer(ledger);
  const { away } = await atHomeAndAway(ledger, member);
  const file = await newReward(ledger, { kind: "digital", points: 6_000 });
  await putFile(staff("catalogue", "rewards.edit"), {
    rewardId: file.publicId,
    name: "a.txt",
    bytes: Buffer.from("a"),
  });
  const answer = await redeemReward(member.actor, aSheet(file));
  const id = answer.ok ? answer.value.redemptionId : "";
  const now = new Date();

  expect(await findDownload(member.id, id, away)).toMatchObject({ isWithheld: true });
  expect(await look(member, id, away)).toMatchObject({ withheld: ["new_device"] });
  await show(member, id, away, totpCode(TOTP_SECRET, now), now);
  expect(await findDownload(member.id, id, away)).toMatchObject({ isWithheld: false });
});

test("a session that ends while its redemption waits for the wallet spends nothing", async () => {
  const member = await aRedeemer(ledger);
  const { away } = await atHomeAndAway(ledger, member);
  const sheet = aSheet(await newReward(ledger, { points: 6_000 }));
  const now = new Date();
  const given = { code: totpCode(TOTP_SECRET, now) };

  const answer = await ledger.owner.begin(async (held) => {
    await held`select from wallets where member_id = ${member.id} for update`;
    const waiting = redeemProven(member.actor, sheet, { asking: away, given }, now);
    await untilProven(away.session);
    await ledger.superuser`update sessions set revoked_at = now() where public_id = ${away.session}`;
    return { waiting };
  });
  expect(await answer.waiting).toMatchObject({ ok: false, refusal: { code: "not_proven", because: "expired" } });
  expect(await spendableOf(ledger, member)).toBe(100_000);
});

/** Waits until the proof was kept and the commit that wants to use it stands before the wallet. */
async function untilProven(session: string): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    const [row] = await ledger.superuser<{ isThere: boolean }[]>`
      select exists (select from redemption_proofs p join sessions s on s.id = p.session_id where s.public_id = ${session})
        and exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%commit_decisions%') as "isThere"`;
    if (row?.isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("Nothing waited for the wallet");
}
