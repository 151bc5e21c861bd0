import { afterAll, beforeAll, expect, it } from "vitest";
import { findColleague, findLeftBehind, listTeam } from "@/db/queries/team";
import { readVisit } from "@/db/queries/visit";
import { newAccount, openPeople, signedIn } from "@/db/sign-in-fixtures";
import { slowly } from "@/db/slowly";
import { grant, type Role } from "@/lib/loyalty/permissions";
import { changeRole, deactivateStaff, reactivateStaff, resetFactor } from "./change-team";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

let minutes = 0;
/** Somebody of the team who has just signed in, and may do what an owner may. */
async function colleague(role: Role) {
  const account = await newAccount(people.owner, { role });
  const session = await signedIn(account, new Date(Date.now() + ++minutes * 60_000));
  const publicId = account.actor.personPublicId;
  const actor = grant({ id: account.id, publicId, role: "owner", hasTotp: true, member: null }, "team.manage");
  if (actor === null) throw new Error("An owner manages the team");
  return { id: account.id, account, actor, publicId, session };
}
const read = async ({ publicId }: { publicId: string }) => {
  const found = await findColleague(publicId);
  if (found === null) throw new Error("Nobody of the team");
  return found;
};
const asked = async (by: { session: string }, of: { publicId: string }) => ({
  ...{ session: by.session, personId: of.publicId, version: (await read(of)).version },
});

it("gives a colleague another role, told in the trail with what it was", async () => {
  const [owner, cashier] = [await colleague("owner"), await colleague("cashier")];

  expect(await changeRole(owner.actor, { ...(await asked(owner, cashier)), role: "support" })).toMatchObject({
    ok: true,
  });

  expect((await readVisit(cashier.session)).person).toMatchObject({ role: "support" });
  const [trail] = await people.owner`
    select action, before, after, actor from audit.trail where subject = ${`person:${cashier.publicId}`} order by at desc limit 1`;
  expect(trail).toEqual({
    ...{ action: "person.role", before: { role: "cashier" }, after: { role: "support" }, actor: owner.publicId },
  });
});

it("ends a deactivated colleague's sessions with their next request, and brings them back in their role", async () => {
  const [owner, support] = [await colleague("owner"), await colleague("support")];

  expect(await deactivateStaff(owner.actor, await asked(owner, support))).toMatchObject({ ok: true });

  expect((await readVisit(support.session)).person).toBeNull();
  await expect(signedIn(support.account, new Date(Date.now() + ++minutes * 60_000))).rejects.toThrow();
  expect(await read(support)).toMatchObject({ role: "support", deactivatedByName: "Sari Wulandari" });
  expect(await reactivateStaff(owner.actor, await asked(owner, support))).toMatchObject({ ok: true });
  const again = await signedIn(support.account, new Date(Date.now() + ++minutes * 60_000));
  expect((await readVisit(again)).person).toMatchObject({ role: "support" });
});

it("leaves a colleague who is a member too their membership", async () => {
  const owner = await colleague("owner");
  const member = await newAccount(people.owner);
  await people.owner`update people set role = 'cashier' where id = ${member.id}`;
  const both = { ...member, publicId: member.actor.personPublicId };

  expect(await deactivateStaff(owner.actor, await asked(owner, both))).toMatchObject({ ok: true });

  const session = await signedIn(member, new Date(Date.now() + ++minutes * 60_000));
  const visit = await readVisit(session);
  expect([visit.person?.role, visit.member?.state]).toEqual([null, "active"]);
});

it("closes the shift of whoever is deactivated, and says before what else they leave", async () => {
  const [owner, cashier] = [await colleague("owner"), await colleague("cashier")];
  const [shift] = await people.owner<{ publicId: string }[]>`
    with store as (insert into stores (public_id, code, name, city, zone) values (gen_random_uuid(), 'KMG', 'Kemang', 'Jakarta', 'Asia/Jakarta') returning id)
    insert into shifts (public_id, store_id, person_id) select gen_random_uuid(), id, ${cashier.id} from store returning public_id as "publicId"`;

  expect((await findLeftBehind(cashier.id)).shift).toMatchObject({ publicId: shift?.publicId, storeName: "Kemang" });
  await deactivateStaff(owner.actor, await asked(owner, cashier));

  expect((await findLeftBehind(cashier.id)).shift).toBeNull();
});

it("has a colleague whose app was taken away set up another before anything else", async () => {
  const [owner, auditor] = [await colleague("owner"), await colleague("auditor")];

  expect(await resetFactor(owner.actor, await asked(owner, auditor))).toMatchObject({ ok: true });

  expect((await readVisit(auditor.session)).person).toBeNull();
  expect(await read(auditor)).toMatchObject({ hasApp: false, recoveryCodesLeft: 0 });
});

it("asks for a second factor given within five minutes, and nobody changes themselves", async () => {
  const [owner, cashier] = [await colleague("owner"), await colleague("cashier")];
  expect(await deactivateStaff(owner.actor, await asked(owner, owner))).toMatchObject({ refusal: "own" });

  await people.owner`update sessions set proven_at = now() - interval '6 minutes' where public_id = ${owner.session}`;

  const request = await asked(owner, cashier);
  expect(await changeRole(owner.actor, { ...request, role: "owner" })).toMatchObject({ refusal: "prove" });
  expect(await deactivateStaff(owner.actor, request)).toMatchObject({ refusal: "prove" });
  expect(await resetFactor(owner.actor, request)).toMatchObject({ refusal: "prove" });
  expect(await read(cashier)).toMatchObject({ role: "cashier", hasApp: true, deactivatedAt: null });
});

it("keeps an owner, however many owners demote each other at once", async () => {
  await people.owner`update people set role = 'auditor' where role = 'owner' and id <> (select min(id) from people where role = 'owner')`;
  const owners: Awaited<ReturnType<typeof colleague>>[] = [];
  for (let n = 0; n < 8; n++) owners.push(await colleague("owner"));
  const first = (await listTeam()).find(
    (each) => each.role === "owner" && owners.every(({ id }) => id !== each.personId),
  );
  const last = owners.at(-1);
  if (first === undefined || last === undefined) throw new Error("There is an owner before them");
  await deactivateStaff(last.actor, await asked(last, first));

  const wishes = await Promise.all(
    owners.map(async (owner, n) => {
      const other = owners[(n + 1) % owners.length] ?? owner;
      return { owner, request: { ...(await asked(owner, other)), role: "cashier" as const } };
    }),
  );
  const answers = await slowly(people.owner, "people", () =>
    Promise.all(wishes.map(({ owner, request }) => changeRole(owner.actor, request))),
  );

  expect(answers.some(({ ok }) => ok)).toBe(true);
  expect(
    (await listTeam()).filter(({ role, deactivatedAt }) => role === "owner" && deactivatedAt === null),
  ).not.toEqual([]);
});

it("lets no hand of its own owner's take the last owner away either", async () => {
  await expect(people.owner`update people set state = 'locked' where role = 'owner'`).rejects.toThrow("keeps an owner");
});
