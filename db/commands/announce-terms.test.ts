import { afterAll, beforeAll, expect, test } from "vitest";
import { newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { harder, hireTermsPeople, publishedTerms, type TermsPeople } from "@/db/terms-fixtures";
import { announceChangedTerms, announceTermsToCome } from "@/jobs/announce-terms";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { announceTerms } from "./announce-terms";

let ledger: TestLedger;
let people: TermsPeople;
let sari: TestMember;
let emas: TestMember;
beforeAll(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
  sari = await newMember(ledger);
  emas = await newMember(ledger);
  await ledger.owner`update wallets set tier = 'emas' where member_id = ${emas.id}`;
});
afterAll(() => ledger.close());

const publish = async (changes: Partial<TermsDocument>) => publishedTerms(people, changes, await programmeNow());
const toldOf = async (version: number) => {
  const notices = await ledger.owner<{ id: number; payload: object; link: string }[]>`
    select member_id as id, payload, link from notices where reason = ${`terms-changed:${version}`} order by member_id`;
  const mails = await ledger.owner<{ payload: { data: object } }[]>`
    select payload from outbox where task = 'mail' and reason like ${`terms-changed:${version}:%`}`;
  return { notices, mails };
};

test("a change is told to everybody it touches, once, in the inbox and by mail, however often the job runs", async () => {
  const { version, effectiveFrom } = await publish({ ...harder });

  await Promise.all(Array.from({ length: 5 }, () => announceChangedTerms({ version })));

  const { notices, mails } = await toldOf(version);
  expect(notices.map((notice) => notice.id)).toEqual([sari.id, emas.id]);
  expect(notices[0]).toMatchObject({
    payload: { version, isForTheWorse: true, effectiveFrom: effectiveFrom.toISOString() },
    link: `/terms/changes#version-${version}`,
  });
  expect(mails.map((mail) => mail.payload.data)).toEqual([{ version }, { version }]);
});

test("a change of one tier is told to its members alone, a bite at a time", async () => {
  const levels = kopiSenjaTerms.tiers.levels.map((level) =>
    level.code === "emas" ? { ...level, earnPercent: 130 } : level,
  );
  const { version } = await publish({ ...harder, tiers: { ...kopiSenjaTerms.tiers, levels } });

  await announceChangedTerms({ version });

  expect((await toldOf(version)).notices.map((notice) => notice.id)).toEqual([emas.id]);
  const announcement = { version, effectiveFrom: new Date(), isForTheWorse: true, touches: "everybody" } as const;
  const first = await announceTerms(announcement, 0, 1);
  expect(first).toEqual({ found: 1, last: sari.id });
  expect(await announceTerms(announcement, first.last, 1)).toEqual({ found: 1, last: emas.id });
  expect(await announceTerms(announcement, emas.id, 1)).toEqual({ found: 0, last: emas.id });
});

test("who joins, or rises to a tier it touches, during the notice is told too, and nobody twice", async () => {
  const levels = kopiSenjaTerms.tiers.levels.map((level) =>
    level.code === "emas" ? { ...level, earnPercent: 120 } : level,
  );
  const document = { ...harder, noticeDays: 45, tiers: { ...kopiSenjaTerms.tiers, levels } };
  const { version: everybody } = await publish(document);
  await announceChangedTerms({ version: everybody });
  const newcomer = await newMember(ledger);
  const before = await toldOf(everybody);

  await announceTermsToCome();
  await announceTermsToCome();

  expect(before.notices.map((notice) => notice.id)).toEqual([sari.id, emas.id]);
  const { notices, mails } = await toldOf(everybody);
  expect(notices.map((notice) => notice.id)).toEqual([sari.id, emas.id, newcomer.id]);
  expect(mails).toHaveLength(3);
});

test("there is nothing to tell of the first version, nor of one that is not there", async () => {
  await announceChangedTerms({ version: 1 });
  await announceChangedTerms({ version: 99 });

  expect(await toldOf(1)).toEqual({ notices: [], mails: [] });
});
