import { afterAll, beforeAll, expect, test } from "vitest";
import { openPeople, PASSWORD } from "@/db/sign-in-fixtures";
import { emailHash, openFor } from "@/lib/personal-data";
import { join } from "./join";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

test("keeps nothing of a person in the clear but the name", async () => {
  const email = "dewi.rahasia@contoh.id";
  const request = { name: "Dewi Anggraini", email, password: PASSWORD, birthday: "1990-08-17", referral: null };

  await join({ ...request, locale: "id", brand: "Kopi Senja", address: null });

  const [row] = await people.owner<{ whole: string; wrappedKey: Buffer; birthday: Buffer; email: Buffer }[]>`
    select p::text as whole, wrapped_key as "wrappedKey", birthday_cipher as birthday, email_cipher as email
    from people p where email_hash = ${emailHash(email)}`;
  if (row === undefined) throw new Error("Nobody joined");
  for (const secret of [email, "1990-08-17", PASSWORD]) {
    expect(row.whole).not.toContain(secret);
    expect(row.whole).not.toContain(Buffer.from(secret).toString("hex"));
  }
  expect(openFor(row.wrappedKey, "birthday", row.birthday)).toBe("1990-08-17");
  expect(openFor(row.wrappedKey, "email", row.email)).toBe(email);
});

test("one network may ask twenty times an hour", async () => {
  const ask = (place: number) =>
    join({
      name: "Dewi",
      email: `many-${place}@contoh.id`,
      password: "short",
      birthday: null,
      referral: null,
      locale: "id",
      brand: "",
      address: "203.0.113.9",
    });
  const answers = await Promise.all(Array.from({ length: 23 }, (_, place) => ask(place)));

  expect(answers.filter((answer) => !answer.ok && answer.refusal === "throttled")).toHaveLength(3);
});
