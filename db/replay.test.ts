import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Sql } from "@/db/client";
import { forgetTerms } from "@/db/queries/terms";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { realNow } from "@/lib/base/clock";
import { replayLive } from "./queries/replay-ledger";
import { openKopiSenja } from "./seed/kopi-senja";

let database: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 2 });
  forgetTerms();
  await openKopiSenja(owner, realNow());
});
afterAll(async () => {
  await owner.end({ timeout: 2 });
  await database.drop();
});

test("the demonstration's facts, told again under its terms, give every member the very chain they have", async () => {
  const replay = await replayLive({ ownerUrl: database.ownerUrl });

  const [written] = await owner<{ journals: number }[]>`select count(*) as journals from journals`;
  expect(replay.differences).toEqual([]);
  expect(replay.journals).toBe(written?.journals);
  expect(replay.events).toBeGreaterThan(100);
});
