import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { countCodesOf, findCodeImport } from "@/db/queries/code-imports";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly, untilHeld } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { importCodes } from "./import-codes";
import { publishReward } from "./publish-reward";
import { redeemReward } from "./redeem-reward";
import { withdrawCodes } from "./withdraw-codes";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
let importer: Actor<"codes.import">;
let member: TestMember;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
  importer = await hire(ledger.owner, "catalogue", "codes.import", "Kirana");
  member = await newMember(ledger);
  await givePoints(member, 90_000);
});
afterAll(() => ledger.close());

const reason = "Penerbit menarik kembali";

/** A published gift card and the deliveries it was stocked with, so many codes each. */
async function card(...deliveries: number[]) {
  const rewardId = await draftReward(kirana, { kind: "gift_card", details: {} });
  const imports: string[] = [];
  for (const codes of deliveries)
    imports.push(
      await bring(
        rewardId,
        Array.from({ length: codes }, () => newId()),
      ),
    );
  expect((await publishReward(kirana, { rewardId, version: 1 }, new Date())).ok).toBe(true);
  return { rewardId, imports };
}

async function bring(rewardId: string, lines: string[]): Promise<string> {
  const list = { rewardId, pieces: [Buffer.from(lines.join("\n"))], endsOn: null, isTrial: false };
  const brought = await importCodes(importer, list);
  if (!brought.ok) throw new Error(brought.refusal);
  return brought.value.importId;
}

const redeem = (rewardId: string, who = member) =>
  redeemReward(who.actor, { rewardId, key: newId(), quantity: 1, price: 500 });

test("a delivery's free codes leave the stock together, given ones and other deliveries stay, and the trail says why", async () => {
  const { rewardId, imports } = await card(3, 2);
  const [first = "", second = ""] = imports;
  expect((await redeem(rewardId)).ok).toBe(true);

  const answer = await withdrawCodes(importer, { importId: first, reason });

  expect(answer).toEqual({ ok: true, value: { withdrawn: 2 } });
  expect(await findStaffReward(rewardId)).toMatchObject({
    stock: { initial: 5, left: 2, writtenOff: 2 },
    codes: { free: 2, taken: 1, ended: 0, withdrawn: 2 },
  });
  expect(await countCodesOf(second)).toEqual({ free: 2, given: 0 });
  expect(await findCodeImport(first, "id")).toMatchObject({
    withdrawn: 2,
    withdrawnBy: "Kirana",
    withdrawnBecause: reason,
  });
  expect((await trailOf(ledger.owner, `reward:${rewardId}`)).at(-1)).toMatchObject({
    actorId: importer.personId,
    action: "codes.withdraw",
    after: { codes: 2, reason },
  });
  expect((await ledger.verify()).findings).toEqual([]);
});

test("it is withdrawn once, with a reason, and only where it added codes; brought again it adds nothing", async () => {
  const rewardId = await draftReward(kirana, { kind: "gift_card", details: {} });
  const lines = [newId(), newId()];
  const importId = await bring(rewardId, lines);

  expect(await withdrawCodes(importer, { importId, reason: "  " })).toEqual({ ok: false, refusal: "reason_missing" });
  expect((await withdrawCodes(importer, { importId, reason })).ok).toBe(true);

  expect(await withdrawCodes(importer, { importId, reason })).toEqual({ ok: false, refusal: "nothing_free" });
  expect(await withdrawCodes(importer, { importId: newId(), reason })).toEqual({ ok: false, refusal: "unknown" });
  const again = await bring(rewardId, lines);
  expect(await findCodeImport(again, "id")).toMatchObject({ added: 0, duplicates: 2 });
  expect((await findStaffReward(rewardId))?.stock).toMatchObject({ left: 0, writtenOff: 2 });
});

test("of ten who redeem while it is withdrawn none is given a code, and the stock adds up", async () => {
  const { rewardId, imports } = await card(3);
  const importId = imports[0] ?? "";
  const members = await Promise.all(Array.from({ length: 10 }, () => newMember(ledger)));
  await Promise.all(members.map((each) => givePoints(each, 500)));
  await openConnections();
  const [first] = await ledger.owner<{ id: number }[]>`
    select c.id from reward_codes c join code_imports i on i.id = c.import_id where i.public_id = ${importId} order by c.id limit 1`;

  const [withdrawn, ...answers] = await slowly(ledger.owner, "reward_codes", async () => {
    const withdrawing = withdrawCodes(importer, { importId, reason });
    await untilHeld(ledger.owner, "reward_codes", first?.id ?? 0);
    return Promise.all([withdrawing, ...members.map((each) => redeem(rewardId, each))]);
  });

  expect(withdrawn).toEqual({ ok: true, value: { withdrawn: 3 } });
  expect(answers.map((each) => each.ok || each.refusal.code)).toEqual(members.map(() => "out_of_stock"));
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
});
