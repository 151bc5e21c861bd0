import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCard, newCashier } from "@/db/counter-fixtures";
import { newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { pageCardCode } from "@/lib/card-mac";
import { readCardCode } from "@/lib/loyalty/card-code";
import { newWrappedKey, sealFor } from "@/lib/personal-data";
import { totpCode } from "@/lib/totp";
import { keepCardKey } from "./keep-card-key";
import { openVisit, openVisitByFactor } from "./open-visit";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("takes each step of a card once, at however many counters it is shown at the same time", async () => {
  const card = await newCard(ledger, await newMember(ledger));
  const cashiers = await Promise.all(Array.from({ length: 50 }, () => newCashier(ledger)));
  await openConnections();
  const now = new Date();

  const answers = await Promise.all(cashiers.map(({ actor }) => openVisit(actor, card.codeAt(now), now)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.refusal === "taken")).toHaveLength(49);
});

it("takes a code of this half minute and the one before or after, and none that is older", async () => {
  const member = await newMember(ledger);
  const card = await newCard(ledger, member);
  const { actor } = await newCashier(ledger);
  const now = new Date();
  const shownAt = (seconds: number) => openVisit(actor, card.codeAt(new Date(now.getTime() + seconds * 1_000)), now);

  expect(await shownAt(-60)).toEqual({ ok: false, refusal: "out_of_step" });
  expect(await shownAt(-30)).toEqual({ ok: true, value: { memberId: member.publicId } });
  expect(await shownAt(30)).toMatchObject({ ok: true });
  expect(await shownAt(60)).toEqual({ ok: false, refusal: "out_of_step" });
});

it("knows no code that another device made up, and none of a session that ended", async () => {
  const member = await newMember(ledger);
  const card = await newCard(ledger, member);
  const { actor } = await newCashier(ledger);
  const now = new Date();

  const forged = { ...card.codeAt(now), mac: "0".repeat(16) };
  expect(await openVisit(actor, forged, now)).toEqual({ ok: false, refusal: "not_genuine" });
  expect(await openVisit(actor, { ...card.codeAt(now), session: newId() }, now)).toMatchObject({ ok: false });
  await ledger.owner`update sessions set revoked_at = now(), revoked_because = 'signed-out' where public_id = ${card.session}`;
  expect(await openVisit(actor, card.codeAt(now), now)).toEqual({ ok: false, refusal: "not_genuine" });
  const key = randomBytes(32).toString("base64url");
  expect(await keepCardKey(member.actor, { session: card.session, key })).toBe(false);
});

it("keeps one key a session: a device that lost its own gets another, and the old one is worth nothing", async () => {
  const member = await newMember(ledger);
  const card = await newCard(ledger, member);
  const { actor } = await newCashier(ledger);
  const other = await newMember(ledger);
  const key = randomBytes(32).toString("base64url");

  expect(await keepCardKey(other.actor, { session: card.session, key })).toBe(false);
  expect(await keepCardKey(member.actor, { session: card.session, key: "short" })).toBe(false);
  expect(await keepCardKey(member.actor, { session: card.session, key })).toBe(true);

  const now = new Date();
  expect(await openVisit(actor, card.codeAt(now), now)).toEqual({ ok: false, refusal: "not_genuine" });
});

it("takes the code a page without scripts shows for a minute", async () => {
  const card = await newCard(ledger, await newMember(ledger));
  const { actor } = await newCashier(ledger);
  const made = new Date();
  const shown = readCardCode(pageCardCode(card.session, made));
  if (shown === null) throw new Error("The page's code cannot be read");
  const after = (seconds: number) => new Date(made.getTime() + seconds * 1_000);

  expect(await openVisit(actor, shown, after(91))).toEqual({ ok: false, refusal: "out_of_step" });
  expect(await openVisit(actor, shown, after(59))).toMatchObject({ ok: true });
  expect(await openVisit(actor, shown, after(59))).toEqual({ ok: false, refusal: "taken" });
});

it("opens a visit by a second factor the member types, once, and by nothing of a member without one", async () => {
  const member = await newMember(ledger);
  const { actor } = await newCashier(ledger);
  const secret = "JBSWY3DPEHPK3PXP";
  const key = newWrappedKey();
  const personId = member.actor.personId;
  const at = { id: member.id, personId };
  await ledger.owner`update people set wrapped_key = ${key}, email_cipher = ${sealFor(key, "email", "a@contoh.id")}, email_hash = ${randomBytes(32)} where id = ${personId}`;
  const now = new Date();
  const code = totpCode(secret, now);

  expect(await openVisitByFactor(actor, { member: at, code }, now)).toEqual({ ok: false, refusal: "no_factor" });
  await ledger.owner`
    insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${personId}, ${sealFor(key, "totp", secret)}, now())`;
  expect(await openVisitByFactor(actor, { member: at, code: "000000" }, now)).toEqual({
    ok: false,
    refusal: "refused",
  });
  expect(await openVisitByFactor(actor, { member: at, code }, now)).toEqual({ ok: true, value: null });
  expect(await openVisitByFactor(actor, { member: at, code }, now)).toEqual({ ok: false, refusal: "used" });
});

it("lets nobody open a visit for themselves, nor without a shift", async () => {
  const member = await newMember(ledger);
  const card = await newCard(ledger, member);
  const { actor, shift } = await newCashier(ledger);
  const now = new Date();
  await ledger.owner`update people set role = 'cashier' where id = ${member.actor.personId}`;

  const themselves = { ...actor, personId: member.actor.personId };
  expect(await openVisit(themselves, card.codeAt(now), now)).toEqual({ ok: false, refusal: "own_membership" });
  await ledger.owner`update shifts set closed_at = now() where id = ${shift.id}`;
  expect(await openVisit(actor, card.codeAt(now), now)).toEqual({ ok: false, refusal: "no_shift" });
});
