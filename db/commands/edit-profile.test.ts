import { afterAll, beforeAll, expect, test } from "vitest";
import { findProfile } from "@/db/queries/people";
import { type Account, newAccount, openPeople } from "@/db/sign-in-fixtures";
import { openFor, phoneHash } from "@/lib/personal-data";
import { editProfile } from "./edit-profile";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const edit = { name: "Sari W. Lestari", phone: "0812-3456-7890", birthday: "1990-02-28", zone: "Asia/Makassar" };

async function rowOf(account: Account) {
  const [row] =
    await people.owner`select name, zone, phone_hash, version, changed_by from people where id = ${account.id}`;
  return row;
}

async function openedOf(account: Account) {
  const profile = await findProfile(account.id);
  if (profile === null) throw new Error("Nobody is there");
  const open = (field: "phone" | "birthday", sealed: Buffer | null) =>
    sealed && openFor(profile.wrappedKey, field, sealed);
  return { phone: open("phone", profile.phoneCipher), birthday: open("birthday", profile.birthdayCipher) };
}

test("what a person corrects is kept under their own key, and found by their number", async () => {
  const sari = await newAccount(people.owner, { hasApp: false });

  const edited = await editProfile(sari.actor, { version: 1, edit });

  expect(edited.ok).toBe(true);
  expect(await openedOf(sari)).toEqual({ phone: "+6281234567890", birthday: "1990-02-28" });
  expect(await rowOf(sari)).toEqual({
    name: "Sari W. Lestari",
    zone: "Asia/Makassar",
    phone_hash: phoneHash("+62 812 3456 7890"),
    version: 2,
    changed_by: sari.id,
  });
});

test("what a person empties is kept no longer", async () => {
  const sari = await newAccount(people.owner, { hasApp: false });
  await editProfile(sari.actor, { version: 1, edit });

  await editProfile(sari.actor, { version: 2, edit: { ...edit, phone: null, birthday: null } });

  expect(await openedOf(sari)).toEqual({ phone: null, birthday: null });
  expect(await rowOf(sari)).toMatchObject({ phone_hash: null });
});

test("of twenty corrections of what was read once, one is kept and the others are told", async () => {
  const sari = await newAccount(people.owner, { hasApp: false });

  const names = Array.from({ length: 20 }, (_, place) => `Sari ${place}`);
  const answers = await Promise.all(
    names.map((name) => editProfile(sari.actor, { version: 1, edit: { ...edit, name } })),
  );

  const kept = names.filter((_, place) => answers[place]?.ok);
  expect(kept).toHaveLength(1);
  expect(await rowOf(sari)).toMatchObject({ name: kept[0], version: 2 });
});

test("nobody's correction touches another person", async () => {
  const sari = await newAccount(people.owner, { hasApp: false });
  const budi = await newAccount(people.owner, { hasApp: false });

  await editProfile(sari.actor, { version: 1, edit });

  expect(await rowOf(budi)).toMatchObject({ name: "Sari Wulandari", phone_hash: null, version: 1 });
});
