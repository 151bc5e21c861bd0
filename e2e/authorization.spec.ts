import type { Role } from "@/lib/loyalty/permissions";
import { ask, fill, post } from "./fixtures/http";
import { expect, test } from "./fixtures/test";

type Visitor = Role | "member";
const everybody: Visitor[] = ["cashier", "support", "catalogue", "marketing", "analyst", "auditor", "owner", "member"];
const staff = everybody.filter((each) => each !== "member");
const whoSeesTheCatalogue: Visitor[] = ["support", "catalogue", "marketing", "analyst", "auditor", "owner"];
const whoEditsTheCatalogue: Visitor[] = ["catalogue", "owner"];
const whoSeesMembers: Visitor[] = ["cashier", "support", "auditor", "owner"];

/** Every page that is not for everybody, and who it exists for; for anybody else signed in there is nothing there. */
const pages: [path: string, exists: Visitor[]][] = [
  ["/staff", staff],
  ["/staff/rewards", whoSeesTheCatalogue],
  ["/staff/rewards/REWARD", whoSeesTheCatalogue],
  ["/staff/rewards/REWARD/preview", whoSeesTheCatalogue],
  ["/staff/rewards/new", whoEditsTheCatalogue],
  ["/staff/rewards/REWARD/history", whoSeesTheCatalogue],
  ["/staff/rewards/bulk", whoEditsTheCatalogue],
  ["/staff/rewards/import", whoSeesTheCatalogue],
  ["/staff/rewards/planned", whoSeesTheCatalogue],
  ["/staff/members", whoSeesMembers],
  ["/staff/members/MEMBER", whoSeesMembers],
  ["/staff/members/MEMBER/seen", ["support", "owner"]],
  ["/staff/members/import", ["owner"]],
  ["/staff/find", staff],
  ["/staff/views", staff],
  ["/staff/audit", ["auditor", "owner"]],
  ["/home", ["member"]],
  ["/activity", ["member"]],
  ["/activity/expiry", ["member"]],
  ["/tiers", ["member"]],
  ["/redemptions", ["member"]],
  ["/profile", everybody],
  ["/profile/friends", ["member"]],
  ["/profile/security", everybody],
];

/** The forms that only some staff have: the page each stands in, who may send it, and what it says when somebody else does. */
const forms: [form: string, page: string, allowed: Visitor[], typed: Record<string, string>][] = [
  ["adjust", "/staff/members/MEMBER", ["support", "owner"], { points: "1", kind: "base", reason: "uji" }],
  ["member-tags", "/staff/members/MEMBER", ["support", "owner"], { tags: "uji" }],
  ["member-lock", "/staff/members/MEMBER", ["support", "owner"], {}],
  ["note-new", "/staff/members/MEMBER", ["support", "owner"], { words: "uji" }],
  ["member-resend", "/staff/members/MEMBER", ["support", "owner"], { mail: "welcome", reason: "uji" }],
  ["see", "/staff/members/MEMBER/seen", ["support", "owner"], { reason: "uji" }],
  ["balances", "/staff/members/import", ["owner"], {}],
  ["reward", "/staff/rewards/new", whoEditsTheCatalogue, { nameId: "Uji", nameEn: "Trial", points: "100" }],
  ["reward", "/staff/rewards/REWARD", whoEditsTheCatalogue, { nameId: "Uji", nameEn: "Trial", points: "1" }],
  ["reward-archive", "/staff/rewards/REWARD", whoEditsTheCatalogue, {}],
  ["reward-stock", "/staff/rewards/REWARD", whoEditsTheCatalogue, { change: "put", quantity: "5" }],
  ["reward-picture", "/staff/rewards/REWARD", whoEditsTheCatalogue, {}],
  ["reward-codes", "/staff/rewards/CARD", whoEditsTheCatalogue, { secretCodes: "UJI-UJI-UJI-1" }],
  ["reward-publish", "/staff/rewards/DRAFT", whoEditsTheCatalogue, {}],
];

test("every page exists for exactly those whose work it is", async ({ owner, sessionOf, aNewMember, aReward }) => {
  const member = await aNewMember();
  const place = { REWARD: (await aReward()).id, MEMBER: await publicIdOf(owner, member.memberId) };

  for (const who of everybody) {
    const session = await sessionOf(who === "member" ? member : who);
    for (const [path, exists] of pages) {
      const address = path.replace(/REWARD|MEMBER/, (name) => (name === "REWARD" ? place.REWARD : place.MEMBER));
      const { status } = await ask(address, { session });
      expect(`${who} ${path} ${status}`).toBe(`${who} ${path} ${exists.includes(who) ? 200 : 404}`);
    }
  }
});

test("signed out, every such page leads to signing in and from there back to it", async () => {
  for (const [path] of pages) {
    const { status, headers } = await ask(`${path}?x=1`);
    expect(status, path).toBe(307);
    expect(headers.location, path).toBe(`/sign-in?returnTo=${encodeURIComponent(`${path}?x=1`)}`);
  }
});

test("a form lifted from somebody who may send it does nothing for anybody else", async ({
  owner,
  sessionOf,
  aNewMember,
  aReward,
}) => {
  const member = await aNewMember();
  const memberId = await publicIdOf(owner, member.memberId);
  const reward = await aReward();
  const card = await aReward({ kind: "gift_card" });
  const draft = await aReward({ draft: true });
  const boss = await sessionOf("owner");
  const look = async () => ({
    rewards: await owner`
      select r.*, s.initial, s.left_, s.written_off from rewards r join reward_stocks s on s.reward_id = r.id
      where r.public_id in (${reward.id}, ${card.id}, ${draft.id}) order by r.id`,
    others: await owner`
      select (select count(*) from rewards where texts -> 'id' ->> 'name' = 'Uji') as made,
        (select version from wallets where member_id = ${member.memberId}) as version,
        (select state from members where id = ${member.memberId}) as state,
        (select count(*) from notes where member_id = ${member.memberId}) as notes,
        (select count(*) from resends where member_id = ${member.memberId}) as resends,
        (select count(*) from viewings where member_id = ${member.memberId}) as viewings`,
  });
  const before = await look();

  for (const [form, page, allowed, typed] of forms) {
    const address = page
      .replace("MEMBER", memberId)
      .replace("REWARD", reward.id)
      .replace("CARD", card.id)
      .replace("DRAFT", draft.id);
    const fields = fill((await ask(address, { session: boss })).body, form, typed);
    for (const who of everybody.filter((each) => !allowed.includes(each))) {
      const { status } = await post(address, fields, { session: await sessionOf(who === "member" ? member : who) });
      expect(`${who} ${form} ${status}`).toBe(`${who} ${form} 404`);
    }
    expect((await post(address, fields)).status, `${form}, signed out`).toBe(303);
  }
  expect(await look()).toEqual(before);
});

type Owner = Parameters<Parameters<typeof test>[2]>[0]["owner"];

async function publicIdOf(owner: Owner, memberId: number | null): Promise<string> {
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${memberId}`;
  return row?.id ?? "";
}
