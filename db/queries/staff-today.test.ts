import { afterAll, beforeAll, expect, test } from "vitest";
import { newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { rewardsToday } from "./staff-today";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const DAY_MS = 86_400_000;

test("counts what sells out, runs low and ends soon among what is offered now, and nothing that has ended or is a draft", async () => {
  const now = new Date();
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const offer = async (reward: { left: number | null; initial?: number; ends?: Date; state?: string }) => {
    const { id } = await newReward(ledger);
    await ledger.owner`update rewards set state = ${reward.state ?? "published"}, ends_at = ${reward.ends ?? null} where id = ${id}`;
    await ledger.owner`
      update reward_stocks set initial = ${reward.left === null ? null : (reward.initial ?? 100)}, left_ = ${reward.left} where reward_id = ${id}`;
  };
  const before = await rewardsToday(now);
  await offer({ left: null });
  await offer({ left: 0 });
  await offer({ left: 0, ends: inDays(-1) });
  await offer({ left: 0, state: "draft" });
  await offer({ left: 5, initial: 20 });
  await offer({ left: 6, initial: 20 });
  await offer({ left: 10, initial: 100, ends: inDays(6) });
  await offer({ left: 11, initial: 100, ends: inDays(8) });
  await offer({ left: 3, state: "archived" });
  const after = await rewardsToday(now);
  expect({
    soldOut: after.soldOut - before.soldOut,
    runningOut: after.runningOut - before.runningOut,
    drafts: after.drafts - before.drafts,
    endingSoon: after.endingSoon - before.endingSoon,
    published: after.published - before.published,
  }).toEqual({ soldOut: 1, runningOut: 2, drafts: 1, endingSoon: 1, published: 6 });
});
