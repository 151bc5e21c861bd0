import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DeadlineError } from "@/db/client";
import { newMember, newReward, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { termsHistory } from "@/db/queries/terms";
import { newId } from "@/lib/base/uuid";
import { adjust } from "@/lib/loyalty/adjustment";
import { draft } from "@/lib/loyalty/rule-fixtures";
import { commitDecisions, type Decision } from "./commit";
import { openDesk } from "./desk";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("calls a decision stale that was made before the member moved, and writes nothing of it", async () => {
  const member = await newMember(ledger);
  const [first, second] = [await decision(member), await decision(member)];

  expect(await commitDecisions([first])).toMatchObject([{ status: "done" }]);
  expect(await commitDecisions([second])).toMatchObject([{ status: "stale" }]);
  expect(await versionOf(member)).toBe(1);
});

it("writes one of two decisions about one member that come together, and calls the other stale", async () => {
  const member = await newMember(ledger);

  const answers = await commitDecisions([await decision(member), await decision(member)]);

  expect(answers.map((answer) => answer.status)).toEqual(["done", "stale"]);
  expect(await versionOf(member)).toBe(1);
});

it("calls a decision stale that was made on a reward which has changed since", async () => {
  const member = await newMember(ledger);
  const reward = await newReward(ledger, { stock: 3 });
  const made = { ...(await decision(member)), reward: { id: reward.id, version: 1, quantity: 1 } };
  await ledger.owner`update rewards set version = version + 1 where id = ${reward.id}`;

  expect(await commitDecisions([made])).toMatchObject([{ status: "stale" }]);
});

it("says out of stock to those for whom nothing is left, by their place, and lets the others have theirs", async () => {
  const reward = await newReward(ledger, { stock: 2 });
  const members = await Promise.all([1, 2, 3].map(() => newMember(ledger)));
  const made = await Promise.all(members.map((member) => decision(member)));

  const answers = await commitDecisions(
    made.map((each) => ({ ...each, reward: { id: reward.id, version: 1, quantity: 1 } })),
  );

  expect(answers.map((answer) => answer.status)).toEqual(["done", "done", "refused"]);
  expect(answers[2]).toMatchObject({ outcome: { refusal: { code: "out_of_stock" } } });
});

it("writes one of twenty decisions made on the same state and sent over as many connections, whole, and no other", async () => {
  for (let n = 0; n < 10; n += 1) {
    const member = await newMember(ledger);
    const made = await Promise.all(Array.from({ length: 20 }, () => decision(member)));

    const answers = await Promise.all(made.map((each) => commitDecisions([each])));

    const statuses = answers.flat().map((answer) => answer.status);
    expect(statuses.sort()).toEqual(["done", ...Array.from({ length: 19 }, () => "stale")]);
    expect(await versionOf(member)).toBe(1);
  }
});

it("sells the last three of a reward to three of twenty who ask over as many connections", async () => {
  for (let n = 0; n < 10; n += 1) {
    const bought = await newReward(ledger, { stock: 3 });
    const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
    const made = await Promise.all(members.map((member) => redemption(member, bought.id)));

    const answers = await Promise.all(made.map((each) => commitDecisions([each])));

    const statuses = answers.flat().map((answer) => answer.status);
    expect(statuses.filter((status) => status === "done")).toHaveLength(3);
    expect(statuses.filter((status) => status === "refused")).toHaveLength(17);
  }
});

it("tells a caller whose answer was lost what their own first attempt did", async () => {
  const member = await newMember(ledger);
  let attempts = 0;
  const ask = openDesk<{ id: string }, null, string>({
    load: async ([request]) => {
      attempts += 1;
      if (attempts > 1 || request === undefined) return [null];
      await commitDecisions([await decision(member, request.id)]);
      throw new DeadlineError();
    },
    decide: () => ({ answer: "decided twice" }),
    recall: (_request, found) => found.status,
  });

  expect(await ask({ id: newId() })).toBe("own");
  expect(await versionOf(member)).toBe(1);
});

/** Five points for a member nobody has moved yet, as a command would decide it. */
async function decision(member: TestMember, id = newId()): Promise<Decision> {
  const made = draft({ memberId: member.id, memberPublicId: member.publicId }, await termsHistory());
  const now = new Date();
  const request = { id, points: 5, kind: "base", reasonDigest: "00" } as const;
  if (!adjust(made, request, 5, now).ok) throw new Error("Five points can be given");
  const fact = { id, kind: "adjustment", memberId: member.id, key: randomBytes(32), digest: randomBytes(32) } as const;
  return { drafts: [made], facts: [{ ...fact, occurredAt: now, decidedAt: now, outcome: {}, journalVersion: 1 }] };
}

/** The same, with a unit of a reward bought in the same breath. */
async function redemption(member: TestMember, rewardId: number): Promise<Decision> {
  const made = await decision(member);
  const common = { id: newId(), memberId: member.id, rewardId, quantity: 1, points: 5, journalVersion: 1 };
  const free = { worthMinor: null, cashMinor: null, currency: "IDR", particulars: null, dateId: null, details: {} };
  const none = { takesCodes: false, codeCipher: null, codeHash: null, expiresAt: null, cancellableUntil: null };
  return {
    ...made,
    reward: { id: rewardId, version: 1, quantity: 1 },
    redemption: { ...common, ...none, ...free, state: "ready", createdAt: new Date() },
  };
}

async function versionOf(member: TestMember): Promise<number | undefined> {
  const [row] = await ledger.owner<{ version: number }[]>`select version from wallets where member_id = ${member.id}`;
  return row?.version;
}
