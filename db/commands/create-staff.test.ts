import { afterAll, beforeAll, expect, test } from "vitest";
import { newAccount, openPeople, PASSWORD } from "@/db/sign-in-fixtures";
import { createStaff } from "./create-staff";
import { resetPassword } from "./reset-password";
import { signInWithPassword } from "./sign-in";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const request = { name: "Bayu", role: "support", locale: "id" } as const;

test("staff set their own password with the operator's link, once", async () => {
  const email = "bayu@contoh.id";
  const created = await createStaff({ ...request, email });
  const token = created.ok ? created.value.token : "";

  const set = await resetPassword({ token, password: PASSWORD, brand: "Kopi Senja" });

  expect(set.ok).toBe(true);
  expect((await resetPassword({ token, password: PASSWORD, brand: "Kopi Senja" })).ok).toBe(false);
  expect((await signInWithPassword({ email, password: PASSWORD, returnTo: null, address: null })).ok).toBe(true);
});

test("an address that has an account is not given to anybody else", async () => {
  const { email } = await newAccount(people.owner);

  expect(await createStaff({ ...request, email })).toEqual({ ok: false, refusal: "taken" });
});
