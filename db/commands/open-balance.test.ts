import { afterAll, beforeAll, expect, test } from "vitest";
import { newMember, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { replayLive } from "@/db/queries/replay-ledger";
import { openBalance } from "./open-balance";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  await ledger.close();
});

const lots = [
  { kind: "base", points: 500, earnedOn: "2025-06-01", expiresOn: "2099-12-31", availableFrom: null },
  { kind: "bonus", points: 20, earnedOn: null, expiresOn: "never", availableFrom: null },
] as const;
const opening = { lots: [...lots], tierPoints: 0, tier: null };

test("a membership is opened once, also when twenty ask at once, and the same again answers as it did", async () => {
  const member = await newMember(ledger);
  const request = { ...opening, memberId: member.id };

  const answers = await Promise.all(Array.from({ length: 20 }, () => openBalance(request)));

  expect(answers.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
  expect(answers.filter((answer) => answer.ok && answer.value.repeated)).toHaveLength(19);
  expect(await openBalance(request)).toEqual({ ok: true, value: { journalVersion: 1, repeated: true } });
  expect(await spendableOf(ledger, member)).toBe(520);
});

test("anything else for the same membership is refused", async () => {
  const member = await newMember(ledger);
  await openBalance({ ...opening, memberId: member.id });

  const more = await openBalance({ ...opening, tierPoints: 5, memberId: member.id });
  const nobody = await openBalance({ ...opening, memberId: 10 ** 9 });

  expect(more).toEqual({ ok: false, refusal: { code: "opened_otherwise" } });
  expect(nobody).toEqual({ ok: false, refusal: { code: "member_unknown" } });
  expect(await spendableOf(ledger, member)).toBe(520);
});

test("a closed membership is opened with nothing", async () => {
  const member = await newMember(ledger);
  await ledger.owner`update members set state = 'closed' where id = ${member.id}`;

  expect(await openBalance({ ...opening, memberId: member.id })).toEqual({
    ok: false,
    refusal: { code: "member_closed" },
  });
});

test("the book is in order, a replay comes to the same, and altering what was brought along is found", async () => {
  const member = await newMember(ledger);
  await openBalance({ ...opening, tier: "emas", memberId: member.id });
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);

  await ledger.superuser.unsafe(`
    set session_replication_role = replica;
    update events set data = jsonb_set(data, '{lots,0,expiresOn}', '"never"') where member_id = ${member.id};
    set session_replication_role = origin`);

  const { findings } = await ledger.verify();
  expect(findings.map((finding) => [finding.memberId, finding.invariant])).toEqual([
    [member.publicId, "events_digest_is_of_their_body"],
    [member.publicId, "events_opening_is_its_line"],
  ]);
});
