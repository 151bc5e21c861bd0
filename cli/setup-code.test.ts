import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createStaff } from "@/db/commands/create-staff";
import { trySetupCode } from "@/db/commands/keep-setup-code";
import { openPeople } from "@/db/sign-in-fixtures";
import { setupCode } from "./setup-code";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

test("the operator reads the code as often as they like, until there is an owner", async () => {
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(String(line)));
  vi.spyOn(console, "error").mockImplementation((line) => void said.push(String(line)));

  expect(await setupCode.run([])).toBe(0);
  expect(await setupCode.run([])).toBe(0);
  expect(said[0]).toMatch(/\/setup$/);
  expect(said[1]).toBe(said[3]);
  expect(await trySetupCode(said[1] ?? "")).toBe("right");

  await createStaff({ name: "Bayu", email: "bayu@contoh.id", role: "owner", locale: "id" });
  expect(await setupCode.run([])).toBe(1);
  expect(said.at(-1)).toContain("owner already");
});
