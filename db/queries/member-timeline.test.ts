import { afterAll, beforeAll, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { redeemReward } from "@/db/commands/redeem-reward";
import { resendMail } from "@/db/commands/resend-mail";
import { lookAsMember, openViewing } from "@/db/commands/view-as-member";
import { writeNote } from "@/db/commands/write-note";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import { memberTimeline } from "./member-timeline";
import { findMember } from "./staff-members";
import { type TimelineShow, timelineShows } from "./timeline-parts";

let ledger: TestLedger;
let sari: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
  sari = await newMember(ledger);
  await addressFor(ledger.owner, sari.id);
  const owner = await hire(ledger.owner, "owner", "members.note", "Tari");
  const memberId = sari.publicId;
  await givePoints(sari, 1_000);
  const reward = await newReward(ledger, { points: 100 });
  const redeemed = await redeemReward(sari.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 });
  if (redeemed.ok) await cancelRedemption(sari.actor, redeemed.value.redemptionId);
  await writeNote(owner, { id: newId(), memberId, words: "Suka kopi susu", isPinned: false });
  const mailer = { ...owner, ...(await hire(ledger.owner, "owner", "members.resend", "Budi")) };
  await resendMail(mailer, { id: newId(), memberId, mail: { template: "welcome" }, reason: "Tidak sampai" });
  const looker = await hire(ledger.owner, "owner", "members.see", "Rina");
  const viewing = newId();
  await openViewing(looker, { id: viewing, memberId, reason: "Memeriksa saldo" });
  await lookAsMember(looker, { viewing, memberId, page: "home" });
  const person = sari.actor.personId;
  await ledger.owner`insert into sessions (public_id, person_id, strength, device, expires_at, revoked_at, revoked_because)
    values (${newId()}, ${person}, 'totp', 'Chrome · Android', now() + interval '1 day', now(), 'signed-out')`;
  await ledger.owner`select account_failed(p.email_hash, p.id, 'password') from people p where p.id = ${person}`;
  await ledger.owner`insert into deliveries (reason, person_id, channel, template, content_version, state, job_id, error)
    values ('welcome:x', ${person}, 'mail', 'welcome', 'id-1', 'failed', '1', 'SMTP 550')`;
});
afterAll(() => ledger.close());

async function told(show: TimelineShow, isWhole = true) {
  const found = await findMember(sari.publicId, new Date());
  if (found === null) throw new Error("Sari is a member");
  const entries = [];
  let after: string | undefined;
  do {
    const page = await memberTimeline(found, { show, isWhole, after }, "id");
    entries.push(...page.entries);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return entries;
}

test("everything that happened stands in one line of time, newest first, whoever did it", async () => {
  const entries = await told("all");

  const what = new Set(entries.map((entry) => (entry.what === "edited" ? entry.action : entry.what)));
  for (const each of [
    "line",
    "note",
    "resent",
    "signed_in",
    "signed_out",
    "mail",
    "notice",
    "member.see",
    "member.seen",
  ]) {
    expect(what).toContain(each);
  }
  const times = entries.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
});

test("a filter shows its own kind, and all of it", async () => {
  const all = await told("all");

  expect((await told("notes")).map((entry) => entry.what === "note" && entry.words)).toEqual(["Suka kopi susu"]);
  expect((await told("sign_ins")).map(({ what }) => what).toSorted()).toEqual([
    "sign_in_refused",
    "signed_in",
    "signed_out",
  ]);
  expect((await told("sign_ins")).find(({ what }) => what === "sign_in_refused")).toMatchObject({
    because: "password",
  });
  expect((await told("messages")).find(({ what }) => what === "mail")).toMatchObject({
    state: "failed",
    error: "SMTP 550",
  });
  expect((await told("messages")).find(({ what }) => what === "resent")).toMatchObject({
    words: "Tidak sampai",
    staffName: "Budi",
  });
  const narrowed = await Promise.all(timelineShows.filter((show) => show !== "all").map((show) => told(show)));
  expect(new Set(narrowed.flat().map(({ key }) => key))).toEqual(new Set(all.map(({ key }) => key)));
});

test("whoever does not look after members sees neither notes nor sign-ins nor what they were told", async () => {
  const plain = new Set((await told("all", false)).map(({ what }) => what));

  for (const each of [
    "note",
    "resent",
    "signed_in",
    "signed_out",
    "sign_in_refused",
    "mail",
    "notice",
    "dispute",
  ] as const) {
    expect(plain.has(each)).toBe(false);
  }
  expect(plain.has("line")).toBe(true);
  expect(await told("notes", false)).toEqual([]);
});
