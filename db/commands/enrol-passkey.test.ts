import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDevice, withPasskey } from "@/db/passkey-fixtures";
import { listPasskeys } from "@/db/queries/passkeys";
import { countRecoveryCodes } from "@/db/queries/people";
import { readVisit } from "@/db/queries/visit";
import {
  fiftyTimes,
  mailsOf,
  newAccount,
  openPeople,
  PASSWORD,
  sessionOf,
  signedIn,
  signedInByMail,
} from "@/db/sign-in-fixtures";
import { slowly } from "@/db/slowly";
import { provingAgain } from "@/lib/proven-lately";
import { offeredSecret, totpCode } from "@/lib/totp";
import { askPasskey } from "./ask-passkey";
import { enrolPasskey, offerPasskey } from "./enrol-passkey";
import { enrolTotp } from "./enrol-totp";
import { issueRecoveryCodes } from "./issue-recovery-codes";
import { proveAgain } from "./prove-again";
import { removePasskey } from "./remove-passkey";
import { removeTotp } from "./remove-totp";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");
const programme = "Kopi Senja";
const sixMinutesLater = (session: string) =>
  people.owner`update sessions set proven_at = now() - interval '6 minutes' where public_id = ${session}`;

async function byApp() {
  const account = await newAccount(people.owner);
  return { account, session: await signedIn(account, now) };
}

async function byMail() {
  const account = await newAccount(people.owner, { hasApp: false });
  return { account, session: await signedInByMail(people.owner, account, now) };
}

describe("a passkey", () => {
  test("is added once, also when fifty send it at once; other devices are signed out and its owner is told", async () => {
    const { account, session } = await byApp();
    const offered = await offerPasskey(account.actor, { session, password: null, programme });
    const answer = offered.ok ? newDevice().make(offered.value) : "";

    const answers = await slowly(people.owner, "people", () =>
      fiftyTimes(() => enrolPasskey(account.actor, { session, answer, name: "Ponsel" })),
    );

    const added = answers.flatMap((each) => (each.ok ? [each.value] : []));
    expect(added).toHaveLength(1);
    expect(await listPasskeys(account.id)).toHaveLength(1);
    expect((await readVisit(session)).person).toBeNull();
    expect((await readVisit(await sessionOf(added[0]?.ticket ?? ""))).person?.hasPasskey).toBe(true);
    expect(await mailsOf(people.owner, account.id)).toEqual(["passkey-added"]);
  });

  test("of a device is somebody's once", async () => {
    const [one, other] = [await byApp(), await byApp()];
    const { device } = await withPasskey(one.account, one.session);
    const offered = await offerPasskey(other.account.actor, { session: other.session, password: null, programme });
    const answer = offered.ok ? device.make(offered.value) : "";

    const again = await enrolPasskey(other.account.actor, { session: other.session, answer, name: "" });

    expect(again).toEqual({ ok: false, refusal: "already" });
  });

  test("is taken neither unasked, nor of another session, nor from another site", async () => {
    const [one, other] = [await byApp(), await byApp()];
    const offered = await offerPasskey(one.account.actor, { session: one.session, password: null, programme });
    if (!offered.ok) throw new Error("Nothing was offered");
    const unasked = { ...offered.value, challenge: Buffer.alloc(32, 9).toString("base64url") };
    const taken = async ({ account, session }: typeof one, answer: string) =>
      (await enrolPasskey(account.actor, { session, answer, name: "" })).ok;

    expect(await taken(one, newDevice().make(unasked))).toBe(false);
    expect(await taken(other, newDevice().make(offered.value))).toBe(false);
    expect(await taken(one, newDevice().make(offered.value, { origin: "https://tiruan.example" }))).toBe(false);
    expect(await taken(one, newDevice().make(offered.value))).toBe(true);
  });

  test("asks for a second factor of the last five minutes, or for the password of who has none", async () => {
    const [withApp, without] = [await byApp(), await byMail()];
    await Promise.all([sixMinutesLater(withApp.session), sixMinutesLater(without.session)]);
    const offer = async ({ account, session }: typeof withApp, password: string | null) => {
      const offered = await offerPasskey(account.actor, { session, password, programme });
      return offered.ok ? "offered" : offered.refusal;
    };

    expect(await offer(withApp, PASSWORD)).toBe("prove");
    expect(await offer(without, null)).toBe("prove");
    expect(await offer(without, "bukan kata sandinya")).toBe("refused");
    expect(await offer(without, PASSWORD)).toBe("offered");
  });

  test("is shown before an app is added, so that a session alone adds no factor", async () => {
    const { account, session } = await byMail();
    const { session: renewed } = await withPasskey(account, session);
    const add = async () => {
      const code = totpCode(offeredSecret(renewed), now);
      const added = await enrolTotp(account.actor, { session: renewed, code }, now);
      return added.ok ? "enrolled" : added.refusal;
    };

    await sixMinutesLater(renewed);
    expect(await add()).toBe("prove");
    await people.owner`update sessions set proven_at = now() where public_id = ${renewed}`;
    expect(await add()).toBe("enrolled");
  });

  test("brings recovery codes to who has none, and leaves those that are there", async () => {
    const [first, second] = [await byMail(), await byApp()];
    const issued = await issueRecoveryCodes(second.account.actor, { session: second.session });
    const renewed = await sessionOf(issued.ok ? issued.value.ticket : "");

    expect((await withPasskey(first.account, first.session)).recoveryCodes).toHaveLength(10);
    expect((await withPasskey(second.account, renewed)).recoveryCodes).toEqual([]);
  });

  test("is for staff beside their app, not instead of it", async () => {
    const account = await newAccount(people.owner, { role: "support" });
    const session = await signedIn(account, now);
    await people.owner`delete from totp_factors where person_id = ${account.id}`;

    const offered = await offerPasskey(account.actor, { session, password: PASSWORD, programme });

    expect(offered).toEqual({ ok: false, refusal: "needed" });
  });
});

describe("removing a passkey", () => {
  test("asks for a fresh second factor, which the passkey itself may be, and is told by mail", async () => {
    const { account, session: before } = await byApp();
    const { device, session } = await withPasskey(account, before);
    const [passkey] = await listPasskeys(account.id);
    const target = { session, passkey: passkey?.publicId ?? "" };
    await sixMinutesLater(session);
    expect(await removePasskey(account.actor, target)).toEqual({ ok: false, refusal: "prove" });

    const asked = await askPasskey({ purpose: "step-up", personId: account.id, bound: provingAgain(session) });
    const proved = await proveAgain(account.actor, { session, passkey: device.answer(asked) }, now);

    expect(proved.ok).toBe(true);
    expect((await removePasskey(account.actor, target)).ok).toBe(true);
    expect(await mailsOf(people.owner, account.id)).toEqual(["passkey-added", "passkey-removed"]);
    expect(await listPasskeys(account.id)).toEqual([]);
  });

  test("takes the recovery codes with the last factor, and only then; nobody removes another's", async () => {
    const { account, session: before } = await byApp();
    const { session } = await withPasskey(account, before);
    const [passkey] = await listPasskeys(account.id);
    const other = await byApp();
    const theirs = { session: other.session, passkey: passkey?.publicId ?? "" };
    expect(await removePasskey(other.account.actor, theirs)).toEqual({ ok: false, refusal: "none" });

    const noApp = await removeTotp(account.actor, { session });
    const renewed = await sessionOf(noApp.ok ? noApp.value.ticket : "");
    expect(await countRecoveryCodes(account.id)).toBe(10);

    expect((await removePasskey(account.actor, { session: renewed, passkey: passkey?.publicId ?? "" })).ok).toBe(true);
    expect(await countRecoveryCodes(account.id)).toBe(0);
  });
});

test("proving again with a passkey works once for each asking and in its own session", async () => {
  const { account, session: before } = await byApp();
  const { device, session } = await withPasskey(account, before);
  const bound = provingAgain(session);
  const answer = device.answer(await askPasskey({ purpose: "step-up", personId: account.id, bound }));
  const elsewhere = await askPasskey({ purpose: "step-up", personId: account.id, bound: provingAgain(before) });

  const answers = await fiftyTimes(() => proveAgain(account.actor, { session, passkey: answer }, now));

  expect(answers.filter((each) => each.ok)).toHaveLength(1);
  expect(await proveAgain(account.actor, { session, passkey: device.answer(elsewhere) }, now)).toEqual({
    ok: false,
    refusal: "stale",
  });
});
