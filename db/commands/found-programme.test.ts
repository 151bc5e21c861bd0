import { afterEach, beforeEach, expect, test } from "vitest";
import { findCredentials } from "@/db/queries/people";
import { awaitsOwner } from "@/db/queries/setup";
import { finish, founderWith } from "@/db/setup-fixtures";
import { DEVICE, openPeople } from "@/db/sign-in-fixtures";
import { openConnections } from "@/db/terms-fixtures";
import { consumeTicket } from "./consume-ticket";
import { createStaff } from "./create-staff";
import { foundProgramme } from "./found-programme";
import { keepSetupCode, trySetupCode } from "./keep-setup-code";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeEach(async () => {
  people = await openPeople();
});
afterEach(() => people.close());

test("the code makes the first owner, with an app, recovery codes and a way in, and is used up by that", async () => {
  const code = (await keepSetupCode()) ?? "";
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(await trySetupCode(code.toLowerCase().replaceAll("-", " "))).toBe("right");

  const founded = await finish(founderWith(code, "ratih@contoh.id"));

  if (!founded.ok) throw new Error(founded.refusal);
  expect(founded.value.recoveryCodes).toHaveLength(10);
  expect(await findCredentials(founded.value.personId)).not.toBeNull();
  expect(await consumeTicket(founded.value.ticket)).not.toBeNull();
  expect(await awaitsOwner()).toBe(false);
  expect(await keepSetupCode()).toBeNull();
  expect(await trySetupCode(code)).toBe("closed");
  expect(await finish(founderWith(code, "lain@contoh.id"))).toEqual({ ok: false, refusal: "closed" });
});

test("every process says the same code until it is used, and the database holds only its hash", async () => {
  const said = await Promise.all(Array.from({ length: 20 }, () => keepSetupCode()));

  expect(new Set(said).size).toBe(1);
  const [row] = await people.owner<{ kept: string }[]>`select to_jsonb(c)::text as kept from setup_codes c`;
  expect(row?.kept).not.toContain((said[0] ?? "").replaceAll("-", ""));
});

test("of twenty who finish at once, one is the owner", async () => {
  const code = (await keepSetupCode()) ?? "";
  const founders = Array.from({ length: 20 }, (_, place) => founderWith(code, `pendiri-${place}@contoh.id`));
  await openConnections();

  const answers = await Promise.all(founders.map(finish));

  expect(answers.filter((each) => each.ok)).toHaveLength(1);
  const [count] = await people.owner`
    select (select count(*)::int from people where role = 'owner') as owners, (select count(*)::int from setup) as begun`;
  expect(count).toEqual({ owners: 1, begun: 1 });
});

test("after twenty wrong codes even the right one is not looked at, until a quarter of an hour has passed", async () => {
  const code = (await keepSetupCode()) ?? "";
  const wrong = await Promise.all(Array.from({ length: 20 }, (_, place) => trySetupCode(`AAAA-BBBB-${place}`)));
  expect(new Set(wrong)).toEqual(new Set(["wrong"]));

  expect(await trySetupCode("AAAA-BBBB-CCCC")).toBe("throttled");
  expect(await trySetupCode(code)).toBe("throttled");

  await people.owner`update throttles set window_ends_at = now() - interval '1 second'`;
  expect(await trySetupCode(code)).toBe("right");
});

test("without a code of the app nobody is made, and without the set-up code neither", async () => {
  const founder = founderWith((await keepSetupCode()) ?? "", "ratih@contoh.id");

  expect(await foundProgramme(founder, { code: "000000", device: DEVICE }, new Date(0))).toMatchObject({ ok: false });
  expect(await finish(founderWith("AAAA-BBBB-CCCC", "ratih@contoh.id"))).toEqual({ ok: false, refusal: "refused" });
  expect(await awaitsOwner()).toBe(true);
});

test("an owner the operator made takes the code's place", async () => {
  await keepSetupCode();
  await createStaff({ name: "Bayu", email: "bayu@contoh.id", role: "owner", locale: "id" });

  expect(await keepSetupCode()).toBeNull();
  expect(await awaitsOwner()).toBe(false);
});
