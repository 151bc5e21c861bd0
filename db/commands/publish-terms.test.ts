import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { findReplay } from "@/db/queries/replays";
import { termsHistory } from "@/db/queries/terms";
import { findTermsDraft, listTermsVersions } from "@/db/queries/terms-drafts";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import {
  approvedDraft,
  draftOf,
  harder,
  hireTermsPeople,
  kinder,
  publishedTerms,
  type TermsPeople,
} from "@/db/terms-fixtures";
import { env } from "@/lib/base/env";
import { newId } from "@/lib/base/uuid";
import { draftTerms } from "./draft-terms";
import { editTerms } from "./edit-terms";
import { publishTerms } from "./publish-terms";
import { askReplay, runReplay } from "./replay-terms";

let ledger: TestLedger;
let people: TermsPeople;
let now: Date;
beforeAll(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
});
beforeEach(async () => {
  now = await programmeNow();
});
afterAll(() => ledger.close());

const newest = async () => (await listTermsVersions())[0];

test("an approved draft becomes the next version, from its date, with everybody who brought it about", async () => {
  const draftId = await approvedDraft(people);

  const published = await publishTerms(people.citra, { draftId, version: 2, from: null }, now);

  expect(published).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await newest()).toMatchObject({
    version: 2,
    title: "Musim hujan",
    writers: ["Maya"],
    approvedByName: "Bayu",
    publishedByName: "Citra",
  });
  expect((await termsHistory(2)).at(-1)).toMatchObject({ version: 2, ...kinder });
  expect(await findTermsDraft(draftId)).toMatchObject({ state: "published", publishedVersion: 2 });
  expect((await trailOf(ledger.owner, `terms:${draftId}`)).at(-1)).toMatchObject({
    actorId: people.citra.personId,
    action: "terms.publish",
    after: { state: "published", published_version: 2, effective_from: expect.any(String) },
  });
  const [asked] = await ledger.owner`select task, payload from outbox where reason = 'terms-changed:2'`;
  expect(asked).toEqual({ task: "terms-changed", payload: { version: 2 } });
});

test("what is published stays as it is, and its numbers have no gaps, whoever writes", async () => {
  const { owner } = ledger;
  const [last] = await owner<{ version: number; document: object }[]>`
    select version, document from terms_versions order by version desc limit 1`;
  const { version, document: said } = last ?? { version: 0, document: {} };
  const document = owner.json(said as never);

  await expect(owner`update terms_versions set effective_from = now()`).rejects.toThrow(/never changed/);
  await expect(owner`delete from terms_versions where version = ${version}`).rejects.toThrow(/never changed/);
  await expect(
    owner`insert into terms_versions (version, document, effective_from) values (${version + 2}, ${document}, now() + interval '1 year')`,
  ).rejects.toThrow(/does not follow/);
  await expect(
    owner`insert into terms_versions (version, document, effective_from) values (${version + 1}, ${document}, '2020-01-01')`,
  ).rejects.toThrow(/order of their versions/);
});

test("a change for the worse is not published before its notice, and the refusal says from when it may be", async () => {
  const draftId = await approvedDraft(people, { ...kinder, ...harder });
  const inAWeek = new Date(now.getTime() + 7 * 86_400_000);

  const refused = await publishTerms(people.citra, { draftId, version: 2, from: inAWeek }, now);

  expect(refused).toMatchObject({ ok: false, refusal: { code: "notice_too_short" } });
  const earliest = !refused.ok && refused.refusal.code === "notice_too_short" ? refused.refusal.earliest : now;
  expect(earliest.getTime() - now.getTime()).toBeGreaterThanOrEqual(30 * 86_400_000);
  expect(await publishTerms(people.citra, { draftId, version: 2, from: earliest }, now)).toMatchObject({
    ok: true,
    value: { effectiveFrom: earliest },
  });
});

test("a draft nobody approved, one that changes nothing, one moved on and one there is not are refused", async () => {
  const { version: latest, effectiveFrom } = (await newest()) ?? { version: 0, effectiveFrom: now };
  const [{ document } = { document: {} }] =
    await ledger.owner`select document from terms_versions where version = ${latest}`;
  const unapproved = await draftOf(people);
  const same = await approvedDraft(people, document);
  const moved = await approvedDraft(people);
  await editTerms(people.maya, { draftId: moved, version: 2, title: "Lain", document });
  const publish = (draftId: string) => publishTerms(people.citra, { draftId, version: 2, from: null }, effectiveFrom);

  expect(await publishTerms(people.citra, { draftId: unapproved, version: 1, from: null }, now)).toMatchObject({
    refusal: { code: "not_approved" },
  });
  expect(await publish(same)).toMatchObject({ refusal: { code: "nothing_changes" } });
  expect(await publish(moved)).toMatchObject({ refusal: { code: "changed_meanwhile", by: "Maya" } });
  expect(await publish(newId())).toMatchObject({ refusal: { code: "terms_unknown" } });
});

test("a version may follow on one that is still to come, and not begin before it", async () => {
  const coming = await newest();
  const { effectiveFrom } = await publishedTerms(people, { ...kinder, noticeDays: 120 }, now);

  expect(effectiveFrom).toEqual(coming?.effectiveFrom);
  expect((await termsHistory((coming?.version ?? 0) + 1)).map((terms) => terms.version)).toEqual(
    Array.from({ length: (coming?.version ?? 0) + 1 }, (_, place) => place + 1),
  );
});

test("what a draft was run beside is in force no longer once another version is published: it is run again before it is published", async () => {
  const waiting = await approvedDraft(people, { ...kinder, noticeDays: 150 });
  const running = await draftTerms(people.maya, {
    title: "Sedang diuji",
    document: { ...kopiSenjaTerms, noticeDays: 151 },
  });
  const runningId = running.ok ? running.value.draftId : "";
  const asked = await askReplay(people.maya, { id: runningId, version: 1 });
  const replayId = asked.ok ? asked.value.replayId : "";
  const newestBefore = (await newest())?.version ?? 0;
  // What a run told that began before the publication and ended after it.
  const late = ledger.owner.json({ comparedWith: newestBefore });

  const { effectiveFrom } = await publishedTerms(people, { ...kinder, noticeDays: 140 }, now);
  await ledger.owner`select note_replay(${replayId}, 0, 1), finish_replay(${replayId}, ${late}, '[]')`;

  expect(await publishTerms(people.citra, { draftId: waiting, version: 2, from: null }, now)).toMatchObject({
    refusal: { code: "replay_missing" },
  });
  expect(await findReplay(replayId)).toMatchObject({ state: "done", isCurrent: false });
  expect(await findTermsDraft(runningId)).toMatchObject({ replayReport: null });

  const again = await askReplay(people.maya, { id: waiting, version: 2 });
  await runReplay(again.ok ? again.value.replayId : "", { ownerUrl: env().ownerUrl });
  expect(await publishTerms(people.citra, { draftId: waiting, version: 2, from: null }, effectiveFrom)).toMatchObject({
    ok: true,
  });
});
