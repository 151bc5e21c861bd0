import { afterAll, beforeAll, expect, test } from "vitest";
import { hire, trailOf } from "@/db/catalogue-fixtures";
import { newMember, openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import { addressFor } from "@/db/outbox-fixtures";
import { exportNotes, listNotes } from "@/db/queries/notes";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { mergeMembers } from "./merge-members";
import { unmergeMembers } from "./unmerge-members";
import { correctNote, moveNote, writeNote } from "./write-note";

let ledger: TestLedger;
let tari: Actor<"members.note">;
beforeAll(async () => {
  ledger = await openTestLedger();
  tari = await hire(ledger.owner, "support", "members.note", "Tari");
});
afterAll(() => ledger.close());

async function noted(words = "Minta dihubungi sore hari", isPinned = false) {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  const id = newId();
  const answer = await writeNote(tari, { id, memberId: member.publicId, words, isPinned });
  expect(answer.ok).toBe(true);
  return { member, id };
}

test("a note bears who wrote it and its words, which stand nowhere in plain text; the trail says only that it was written", async () => {
  const { member, id } = await noted();

  const [row] =
    await ledger.owner`select w.words_cipher as cipher, w.sealed_under as under from note_wordings w join notes n on n.id = w.note_id
    where n.public_id = ${id}`;
  expect(await listNotes(member.id)).toMatchObject([
    { publicId: id, isPinned: false, wordings: [{ number: 1, words: "Minta dihubungi sore hari", author: "Tari" }] },
  ]);
  expect(row?.under).toBe("person");
  expect(row?.cipher.toString("utf8")).not.toContain("sore");
  expect(await trailOf(ledger.owner, `member:${member.publicId}`)).toEqual([
    { actorId: tari.personId, action: "note.write", before: null, after: { note: id } },
  ]);
});

test("the same form sent twice writes one note", async () => {
  const member = await newMember(ledger);
  const note = { id: newId(), memberId: member.publicId, words: "Sekali saja", isPinned: true };

  await Promise.all(Array.from({ length: 20 }, () => writeNote(tari, note)));

  expect(await listNotes(member.id)).toHaveLength(1);
});

test("a correction is a new wording beside the old one, and nobody can rewrite what was written", async () => {
  const { member, id } = await noted("Alergi kacang");

  const corrected = await correctNote(tari, { id, version: 1, words: "Alergi susu, bukan kacang" });
  const older = await correctNote(tari, { id, version: 1, words: "Tidak alergi" });
  const rewriting = ledger.owner`update note_wordings set words_cipher = ''`;

  expect([corrected, older]).toEqual([
    { ok: true, value: null },
    { ok: false, refusal: "changed_meanwhile" },
  ]);
  await expect(rewriting).rejects.toThrow("only added to");
  const [note] = await listNotes(member.id);
  expect(note?.wordings.map(({ words }) => words)).toEqual(["Alergi susu, bukan kacang", "Alergi kacang"]);
});

test("twenty corrections of one version at once leave one", async () => {
  const { member, id } = await noted();

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => correctNote(tari, { id, version: 1, words: `Wording ${n}` })),
  );

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await listNotes(member.id))[0]?.wordings).toHaveLength(2);
});

test("of twenty moves of one version at once one is made, and the trail tells of one", async () => {
  const { member, id } = await noted();

  const answers = await slowly(ledger.owner, "notes", () =>
    Promise.all(Array.from({ length: 20 }, () => moveNote(tari, { id, version: 1, move: "pin" }))),
  );

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const told = await trailOf(ledger.owner, `member:${member.publicId}`);
  expect(told.map(({ action }) => action)).toEqual(["note.write", "note.pin"]);
});

test("a pinned note comes first, a removed one last until it is brought back", async () => {
  const { member, id } = await noted("Pertama");
  const second = newId();
  await writeNote(tari, { id: second, memberId: member.publicId, words: "Kedua", isPinned: true });

  const order = async () => (await listNotes(member.id)).map(({ publicId, isRemoved }) => [publicId, isRemoved]);
  const before = await order();
  await moveNote(tari, { id: second, version: 1, move: "remove" });
  const removed = await order();
  await moveNote(tari, { id: second, version: 2, move: "restore" });
  const again = await moveNote(tari, { id: second, version: 3, move: "restore" });

  expect(before).toEqual([
    [second, false],
    [id, false],
  ]);
  expect(await exportNotes(member.publicId)).toHaveLength(2);
  expect(removed).toEqual([
    [id, false],
    [second, true],
  ]);
  expect(await order()).toEqual(before);
  expect(again).toEqual({ ok: false, refusal: "changed_meanwhile" });
});

test("notes follow a merging, and go back with its undoing", async () => {
  const { member: double } = await noted("Dari yang dobel");
  const stays = await newMember(ledger);
  const merger = staff("owner", "members.merge");

  const request = { duplicateId: double.publicId, survivorId: stays.publicId, key: newId(), reason: "Orang yang sama" };
  expect(await mergeMembers(merger, request)).toMatchObject({ ok: true });
  const followed = await listNotes(stays.id);
  expect(await unmergeMembers(merger, double.publicId)).toMatchObject({ ok: true });

  expect(followed).toMatchObject([{ mergedFrom: double.publicId, wordings: [{ words: "Dari yang dobel" }] }]);
  expect(await listNotes(stays.id)).toEqual([]);
  expect(await listNotes(double.id)).toHaveLength(1);
});

test("what was written before somebody claimed a membership can be read afterwards; what is sealed with a person's key goes with it", async () => {
  const { member } = await noted("Milik orangnya");
  const unclaimed = await newMember(ledger);
  await addressFor(ledger.owner, unclaimed.id);
  await ledger.owner`update people set state = 'unclaimed', email_verified_at = null where id = (select person_id from members where id = ${unclaimed.id})`;
  await writeNote(tari, { id: newId(), memberId: unclaimed.publicId, words: "Sebelum diklaim", isPinned: false });

  await addressFor(ledger.owner, unclaimed.id);
  await ledger.owner`update people set state = 'erased', name = null, wrapped_key = null, email_cipher = null, email_hash = null
    where id = (select person_id from members where id = ${member.id})`;

  expect((await listNotes(unclaimed.id))[0]?.wordings[0]?.words).toBe("Sebelum diklaim");
  expect((await listNotes(member.id))[0]?.wordings[0]?.words).toBeNull();
});

test("nothing is written about nobody, or in no words", async () => {
  const note = { id: newId(), memberId: newId(), isPinned: false };

  expect(await writeNote(tari, { ...note, words: "Ada" })).toEqual({ ok: false, refusal: "member_unknown" });
  expect(await writeNote(tari, { ...note, words: " " })).toEqual({ ok: false, refusal: "words_missing" });
  expect(await writeNote(tari, { ...note, words: "x".repeat(2_001) })).toEqual({
    ok: false,
    refusal: "words_too_many",
  });
  expect(await moveNote(tari, { id: newId(), version: 1, move: "pin" })).toEqual({
    ok: false,
    refusal: "note_unknown",
  });
});
