import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("sends and reads lists of every type the portal uses, whatever stands in them", async () => {
  const texts = ['a"b', "c\\d", "e,f", "{g}", "", "NULL", "null", "é"];
  const uuids = ["019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b1"];
  const bytes = randomBytes(8);

  const [row] = await sql`
    select ${texts}::text[] as texts, ${sql.array(texts)}::text[] as told, ${[1, 2 ** 40]}::bigint[] as numbers, ${uuids}::uuid[] as uuids,
      ${[]}::text[] as nothing, ${sql.array([bytes])}::bytea[] as bytes, array[null, 'x']::text[] as gaps, array[true, false] as flags`;

  expect(row).toEqual({
    texts,
    told: texts,
    numbers: [1, 2 ** 40],
    uuids,
    nothing: [],
    bytes: [bytes],
    gaps: [null, "x"],
    flags: [true, false],
  });
});
