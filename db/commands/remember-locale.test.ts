import { afterAll, beforeAll, expect, test } from "vitest";
import { newAccount, openPeople } from "@/db/sign-in-fixtures";
import { rememberLocale } from "./remember-locale";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

test("a language chosen on one device is the person's own from then on, and nobody else's", async () => {
  const sari = await newAccount(people.owner, { hasApp: false });
  const budi = await newAccount(people.owner, { hasApp: false });

  await rememberLocale(sari.actor, "en");
  await rememberLocale(sari.actor, "en");

  const rows =
    await people.owner`select id, locale, version from people where id in (${sari.id}, ${budi.id}) order by id`;
  expect([...rows]).toEqual([
    { id: sari.id, locale: "en", version: 2 },
    { id: budi.id, locale: "id", version: 1 },
  ]);
});
