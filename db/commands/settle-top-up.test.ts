import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { JobHelpers } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { givePoints, newMember, newReward, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { topUpAsked } from "@/jobs/top-up";
import { env, forgetEnv } from "@/lib/base/env";
import { newId } from "@/lib/base/uuid";
import { newWrappedKey } from "@/lib/personal-data";
import { isSigned, SIGNATURE_HEADER } from "@/lib/top-up/signature";
import { redeemReward } from "./redeem-reward";
import { settleTopUp } from "./settle-top-up";

const secret = "a-secret-that-the-provider-shares-with-us";
let ledger: TestLedger;
let provider: Server;
/** What the provider answers, in turn; null: it does not. */
let answers: ({ status: number; body: object } | null)[] = [];
let asked: { key: string; phone: string; isSigned: boolean }[] = [];

beforeAll(async () => {
  ledger = await openTestLedger();
  provider = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      const { key, phone } = JSON.parse(body);
      asked.push({ key, phone, isSigned: isSigned(secret, body, String(request.headers[SIGNATURE_HEADER])) });
      const answer = answers.shift();
      if (!answer) return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((ready) => provider.listen(0, "127.0.0.1", ready));
  env().topUpUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`;
  env().topUpSecret = secret;
});
beforeEach(() => {
  answers = [];
  asked = [];
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  provider.close();
  forgetEnv();
  await ledger.close();
});

it("asks again under the same key until the provider is done, and ends once though it says so twice", async () => {
  const { id } = await ordered();
  answers = [null, { status: 503, body: {} }, { status: 202, body: { status: "in_progress", reference: "P-1" } }];

  for (const attempt of [1, 2, 3]) await expect(topUpAsked({ redemptionId: id }, jobAt(attempt))).rejects.toThrow();
  expect(await stateOf(id)).toEqual({ state: "processing", order: "in_progress" });
  const told = await Promise.all([1, 2].map(() => settleTopUp(id, { status: "done", reference: "P-1" })));
  await topUpAsked({ redemptionId: id }, jobAt(4));

  expect(told).toEqual([true, true]);
  expect(await stateOf(id)).toEqual({ state: "done", order: "done" });
  expect(asked).toEqual(Array(3).fill({ key: id, phone: "+6281234567890", isSigned: true }));
});

it("gives every point back once what could not be filled up is known, and never before", async () => {
  const { member, id } = await ordered();
  answers = [{ status: 422, body: { status: "failed", reference: "P-2" } }];

  await topUpAsked({ redemptionId: id }, jobAt(1));
  await settleTopUp(id, { status: "failed", reference: "P-2" });
  await settleTopUp(id, { status: "done", reference: "P-2" });

  expect(await stateOf(id)).toEqual({ state: "failed", order: "failed" });
  expect(await spendableOf(ledger, member)).toBe(100);
});

it("leaves what nobody knows anything about to staff, its points untouched", async () => {
  const { member, id } = await ordered();
  answers = [null];

  await topUpAsked({ redemptionId: id }, jobAt(12));

  expect(await stateOf(id)).toMatchObject({ state: "held" });
  expect(await spendableOf(ledger, member)).toBe(0);
  expect(await settleTopUp(newId(), { status: "done", reference: "P-3" })).toBe(false);
});

async function ordered() {
  const [member, reward] = await Promise.all([newMember(ledger), newReward(ledger, { kind: "top_up", points: 100 })]);
  await givePoints(member, 100);
  await ledger.owner`update people p set wrapped_key = ${newWrappedKey()} from members m where m.person_id = p.id and m.id = ${member.id}`;
  const request = {
    rewardId: reward.publicId,
    key: newId(),
    quantity: 1,
    price: 100,
    given: { phone: "0812 3456 7890" },
  };
  const answer = await redeemReward(member.actor, request);
  if (!answer.ok) throw new Error(`Not redeemed: ${JSON.stringify(answer.refusal)}`);
  const id = answer.value.redemptionId;
  const [row] = await ledger.owner`select task, payload from outbox where reason = ${`top-up:${id}`}`;
  expect(row).toEqual({ task: "top-up", payload: { redemptionId: id } });
  return { member, id };
}

async function stateOf(id: string) {
  const [row] = await ledger.owner`
    select d.state, o.state as order from redemptions d left join top_up_orders o on o.redemption_id = d.id where d.public_id = ${id}`;
  return row;
}

function jobAt(attempts: number): JobHelpers {
  return { job: { attempts, max_attempts: 12 } } as JobHelpers;
}
