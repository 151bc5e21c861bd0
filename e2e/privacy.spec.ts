import { ask, fill, post } from "./fixtures/http";
import { expect, type Somebody, test } from "./fixtures/test";

/** Somebody has redeemed something: the address of it, and a session to look with. */
type Redeemed = { session: string; path: string };

test("another member's redemption does not exist, and is not cancelled from outside", async ({
  sessionOf,
  aMemberWith,
  aReward,
}) => {
  const reward = await aReward({ points: 1_000 });
  const own = await redeemed(await sessionOf(await aMemberWith(2_000)), reward.id);
  const others = await redeemed(await sessionOf(await aMemberWith(2_000)), reward.id);
  const code = codeIn((await ask(own.path, { session: own.session })).body);
  expect(code).toMatch(/^[A-Z0-9-]{8,}$/);

  const peeked = await ask(own.path, { session: others.session });
  expect(peeked.status).toBe(404);
  expect(unbroken(peeked.body)).not.toContain(code);

  const cancel = fill((await ask(others.path, { session: others.session })).body, "cancel", {
    redemption: own.path.split("/")[2] ?? "",
  });
  const refused = await post(others.path, cancel, { session: others.session });
  expect(refused.status).toBe(200);
  expect(refused.body).toContain("tidak ditemukan");
  expect(unbroken((await ask(own.path, { session: own.session })).body)).toContain(code);
});

test("nobody sees a redemption or its code who is not signed in", async ({ sessionOf, aMemberWith, aReward }) => {
  const reward = await aReward({ points: 1_000 });
  const own = await redeemed(await sessionOf(await aMemberWith(1_000)), reward.id);

  const peeked = await ask(own.path);
  expect(peeked.status).toBe(307);
  expect((await ask(own.path, { session: "" })).status).toBe(307);
  expect((await ask(own.path, { session: `${own.session}x` })).status).toBe(307);
});

test("a member's name, address, points and purchases are on no page of anybody else", async ({
  sessionOf,
  aMemberWith,
  aReward,
}) => {
  const name = `Purnama Rahasia ${Date.now()}`;
  const reward = await aReward({ points: 1_111 });
  const secretive = await aMemberWith(7_313, { name });
  await redeemed(await sessionOf(secretive), reward.id);
  const curious = await sessionOf(await aMemberWith(100));

  for (const path of [
    "/",
    "/home",
    "/activity",
    "/pool",
    "/tiers",
    "/redemptions",
    "/profile",
    "/profile/friends",
    "/profile/security",
    "/rewards",
    `/rewards/${reward.id}`,
  ]) {
    const { status, body } = await ask(path, { session: curious });
    expect(status, path).toBe(200);
    expect(body, path).not.toContain(name);
    expect(body, path).not.toContain(secretive.email);
    expect(body, path).not.toContain("6.202");
  }
});

test("nobody signs out another member's browser", async ({ owner, sessionOf, aNewMember }) => {
  const victim = await aNewMember();
  const [phone, tablet] = [await sessionOf(victim), await sessionOf(victim)];
  const other = await aNewMember();
  const [mine] = [await sessionOf(other), await sessionOf(other)];
  const own = fill((await ask("/profile/security", { session: mine })).body, "sign-out-session-0");
  const isNamed = "session" in own;
  const form = isNamed ? own : fill((await ask("/profile/security", { session: mine })).body, "sign-out-session-1");

  for (const { id } of await sessionsOf(owner, victim)) {
    const refused = await post("/profile/security", { ...form, session: id }, { session: mine });
    expect(refused.status).toBe(200);
    expect(refused.body).toContain("sudah tidak masuk");
  }
  expect((await ask("/home", { session: phone })).status).toBe(200);
  expect((await ask("/home", { session: tablet })).status).toBe(200);
});

test("what belongs to nobody in particular is the same for everybody: a reward's picture", async ({ aReward }) => {
  const reward = await aReward();
  const picture = (await ask(`/rewards/${reward.id}`)).body.match(/\/pictures\/[\w-]+/)?.[0] ?? "";

  const answer = await ask(picture);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("image/webp");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect((await ask("/pictures/0198c0de-0000-7000-8000-000000000000")).status).toBe(404);
});

async function redeemed(session: string, rewardId: string): Promise<Redeemed> {
  const page = `/rewards/${rewardId}`;
  const answer = await post(page, fill((await ask(page, { session })).body, "redeem"), { session });
  expect(answer.status).toBe(303);
  return { session, path: String(answer.headers.location) };
}

function codeIn(html: string): string {
  return unbroken(html).match(/select-all"><span[^>]*>([^<]+)</)?.[1] ?? "no code on the page";
}

/** A page without the places where a code may go on in the next line. */
function unbroken(html: string): string {
  return html.replaceAll(/<wbr\s*\/?>/g, "");
}

type Owner = Parameters<Parameters<typeof test>[2]>[0]["owner"];

async function sessionsOf(owner: Owner, who: Somebody): Promise<{ id: string }[]> {
  return owner<{ id: string }[]>`select public_id as id from sessions where person_id = ${who.personId}`;
}
