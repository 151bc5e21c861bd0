import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("gives each test file a database of its own, which the portal's queries then use", async () => {
  const [row] = await sql<{ name: string; role: string }[]>`select current_database() as name, current_user as role`;

  expect(`/${row?.name}`).toBe(new URL(database.applicationUrl).pathname);
  expect(row?.role).toBe(new URL(database.applicationUrl).username);
});

it("does not let the application's role make or change tables", async () => {
  const application = postgres(database.applicationUrl, { max: 1 });

  const attempt = application`alter table installation add column mine text`;

  await expect(attempt).rejects.toMatchObject({ code: "42501" });
  await application.end();
});
