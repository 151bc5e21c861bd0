import { afterEach, beforeEach, expect, test } from "vitest";
import { findNextSteps, findSetup } from "@/db/queries/setup";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { aFounder } from "@/db/setup-fixtures";
import { openPeople } from "@/db/sign-in-fixtures";
import { slowly } from "@/db/slowly";
import type { Actor } from "@/lib/loyalty/permissions";
import { keepSetup } from "./keep-setup";
import { openProgramme } from "./open-programme";

let people: Awaited<ReturnType<typeof openPeople>>;
let ratih: Actor<"programme.open">;
beforeEach(async () => {
  people = await openPeople();
  forgetTerms();
  ratih = await aFounder(people.owner);
});
afterEach(() => people.close());

test("what was answered stays, step by step, and a page that is out of date keeps nothing", async () => {
  expect(await keepSetup(ratih, 1, { business: true })).toMatchObject({ ok: true });
  expect(await keepSetup(ratih, 2, { preset: "retail" })).toMatchObject({ ok: true });

  expect(await findSetup()).toEqual({ version: 3, answers: { business: true, preset: "retail" } });
  expect(await keepSetup(ratih, 2, { preset: "travel" })).toEqual({ ok: false, refusal: "stale" });
});

test("the programme opens with the terms and rewards that were reviewed, and is set up for good", async () => {
  const rewards = { "potongan-kecil": { isWanted: true, points: 450, stock: 20 }, donasi: wanted(false) };
  await keepSetup(ratih, 1, { business: true, brand: true, preset: "retail", rewards, mail: "later" });

  const opened = await openProgramme(ratih, 2);

  expect(opened).toEqual({ ok: true, value: { rewards: 4 } });
  const [terms] = await termsHistory();
  expect(terms).toMatchObject({ version: 1, rates: { IDR: { points: 1, minor: 1_000 } } });
  const shelf = await people.owner`
    select r.texts #>> '{id,name}' as name, r.state, r.points::int, s.left_::int as stock from rewards r join reward_stocks s on s.reward_id = r.id
    order by r.points limit 1`;
  expect([...shelf]).toEqual([{ name: "Potongan kecil", state: "published", points: 450, stock: 20 }]);
  expect(await findNextSteps()).toEqual({ isNew: true, colleagues: 0, members: 0, shown: 1, receipts: 0 });
  expect(await keepSetup(ratih, 3, { preset: "travel" })).toEqual({ ok: false, refusal: "closed" });
  expect(await openProgramme(ratih, 3)).toEqual({ ok: false, refusal: { code: "closed" } });
});

test("what cannot be had yet waits as a draft", async () => {
  await keepSetup(ratih, 1, { preset: "travel" });

  await openProgramme(ratih, 2);

  const states = await people.owner<{ kind: string; state: string }[]>`select kind, state from rewards order by id`;
  expect(states.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    "discount published",
    "discount published",
    "travel draft",
    "donation draft",
  ]);
});

test("nothing opens before a preset is chosen, nor what changed since it was reviewed", async () => {
  expect(await openProgramme(ratih, 1)).toEqual({ ok: false, refusal: { code: "unfinished" } });
  await keepSetup(ratih, 1, { preset: "retail" });

  expect(await openProgramme(ratih, 1)).toEqual({ ok: false, refusal: { code: "stale" } });
});

test("opened twenty times at once, it opens once", async () => {
  await keepSetup(ratih, 1, { preset: "hospitality" });

  const answers = await slowly(people.owner, "rewards", () =>
    Promise.all(Array.from({ length: 20 }, () => openProgramme(ratih, 2))),
  );

  expect(answers.filter((each) => each.ok)).toHaveLength(1);
  const [count] = await people.owner`
    select (select count(*)::int from terms_versions) as versions, (select count(*)::int from rewards) as rewards`;
  expect(count).toEqual({ versions: 1, rewards: 5 });
});

function wanted(isWanted: boolean) {
  return { isWanted, points: 500, stock: null };
}
