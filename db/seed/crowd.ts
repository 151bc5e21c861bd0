import { type Sql, sql } from "@/db/client";
import { decide as decideAdjustment } from "@/db/commands/adjust-points";
import { commitDecisions, type Decision } from "@/db/commands/commit";
import { requestDigest, requestKey } from "@/db/commands/idempotency";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Given } from "@/lib/loyalty/kinds/asks";
import { spendable } from "@/lib/loyalty/lots";
import { settle } from "@/lib/loyalty/settlement";
import type { PointKind, TermsHistory } from "@/lib/loyalty/terms";
import { hashPassword } from "@/lib/password";
import { emailHash, sealFor } from "@/lib/personal-data";
import { enrol } from "./enrolment";
import { demonstrationPassword, memberTotpSecret, numberOf } from "./people-of-the-demonstration";

const BATCH = 250;
/** Adjustments may each turn out stale while the members are busy; then they are decided again. */
const ROUNDS_MAX = 50;
const REASON = "Penyesuaian untuk peragaan";

type Row = AccountRow & DecisionRow & { wrappedKey: Buffer | null };

/** Brings `count` members of a crowd to exactly `points` spendable, joining those who are not there yet. */
export async function gatherCrowd(owner: Sql, count: number, points: number): Promise<{ made: number }> {
  const emails = Array.from({ length: count }, (_, place) => `anggota-${String(place + 1).padStart(4, "0")}@contoh.id`);
  const made = await joinMissing(owner, emails);
  const memberIds = await idsOf(owner, emails);
  for (let from = 0; from < memberIds.length; from += BATCH) await bringTo(points, memberIds.slice(from, from + BATCH));
  return { made };
}

async function joinMissing(owner: Sql, emails: string[]): Promise<number> {
  const known = await owner<{ hash: string }[]>`
    select encode(email_hash, 'hex') as hash from people
    where state in ('active', 'locked', 'unclaimed') and email_hash in (select decode(h, 'hex') from unnest(${hashes(emails)}::text[]) h)`;
  const there = new Set(known.map((row) => row.hash));
  const missing = emails.flatMap((email, place) =>
    there.has(emailHash(email).toString("hex")) ? [] : [{ email, place }],
  );
  if (missing.length === 0) return 0;
  const passwordHash = await hashPassword(demonstrationPassword);
  const joinedAt = new Date();
  for (let from = 0; from < missing.length; from += 1_000) {
    const batch = missing.slice(from, from + 1_000).map(({ email, place }) => ({
      name: `Anggota ${String(place + 1).padStart(4, "0")}`,
      email,
      phone: `+6281200${String(place + 1).padStart(6, "0")}`,
      locale: "id" as const,
      passwordHash,
      totpSecret: memberTotpSecret,
      as: { number: numberOf(1_000_000 + place) },
      joinedAt,
    }));
    const enrolled = await enrol(owner, batch);
    await giveAddresses(
      owner,
      enrolled.map(({ personId }) => personId),
    );
  }
  return missing.length;
}

/** Where each has things sent, as if they had asked to keep it. */
async function giveAddresses(owner: Sql, personIds: number[]): Promise<void> {
  const people = await owner<{ id: number; name: string; wrappedKey: Buffer }[]>`
    select id, name, wrapped_key as "wrappedKey" from people where id = any (${personIds}::bigint[]) and wrapped_key is not null`;
  const kept = people.map(({ id, name, wrappedKey }) => {
    const address: Given = { ...somewhere, receiver: name };
    return { id: newId(), person: id, cipher: sealFor(wrappedKey, "address", JSON.stringify(address)).toString("hex") };
  });
  await owner`
    insert into addresses (public_id, person_id, cipher)
    select id, person, decode(cipher, 'hex') from jsonb_to_recordset(${owner.json(kept)}) a(id uuid, person bigint, cipher text)`;
}

const somewhere: Given = {
  receiverPhone: "+6281200000000",
  street: "Jalan Peragaan 1, RT 01/RW 02",
  village: "Senayan",
  district: "Kebayoran Baru",
  city: "Jakarta Selatan",
  province: "DKI Jakarta",
  postalCode: "12190",
};

const hashes = (emails: string[]) => emails.map((email) => emailHash(email).toString("hex"));

async function idsOf(owner: Sql, emails: string[]): Promise<number[]> {
  const rows = await owner<{ id: number }[]>`
    select m.id from members m join people p on p.id = m.person_id
    where p.state = 'active' and p.email_hash in (select decode(h, 'hex') from unnest(${hashes(emails)}::text[]) h) order by m.id`;
  return rows.map((row) => row.id);
}

/** Brings these members to exactly `points` spendable, by adjustments nobody is written to about. */
export async function bringTo(points: number, memberIds: number[]): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const rows = await sql<Row[]>`
      select ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey"
      from members m join wallets w on w.member_id = m.id join people p on p.id = m.person_id
      where m.id = any (${memberIds}::bigint[]) order by m.id`;
    const history = await termsHistory(rows[0]?.latestTerms);
    const decisions = rows.flatMap((row) => correction(row, points, history) ?? []);
    if (decisions.length === 0) return;
    await commitDecisions(decisions);
  }
  throw new Error("The crowd's points keep moving: stop what uses them and ask again.");
}

/** The next correction towards `points`, or null when the member has them; nobody is written to about it. */
function correction(row: Row, points: number, history: TermsHistory): Decision | null {
  const { now, wrappedKey, latestTerms: _, ...account } = row;
  const loaded = { account: toAccount(account), now, history, wrappedKey, heldBy: [], byHand: null, answered: null };
  const step = stepTowards(points, loaded.account, now, history);
  if (!step) return null;
  const id = newId();
  const asked = { memberId: row.memberPublicId, key: id, reason: REASON, ...step };
  const keys = {
    keyDigest: requestKey("adjustment", asked.memberId, id),
    digest: requestDigest(step.points, step.kind, REASON),
  };
  const decided = decideAdjustment(
    { ...asked, ...keys, id, limit: Number.MAX_SAFE_INTEGER, role: null, actorId: 0 },
    loaded,
  );
  if (!decided.decision) throw new Error(`The crowd cannot be corrected: ${JSON.stringify(decided.answer)}`);
  const { trail, ...decision } = decided.decision;
  return { ...decision, outbox: [], ...(trail ? { trail: { ...trail, actorId: null } } : {}) };
}

function stepTowards(
  points: number,
  account: Account,
  now: Date,
  history: TermsHistory,
): { points: number; kind: PointKind } | null {
  const draft = draftOf(account, history);
  // Where the clock was set back, the account already stands later than now.
  const at = draft.settledAt && draft.settledAt > now ? draft.settledAt : now;
  settle(draft, at);
  const missing = points - spendable(draft.lots, at);
  if (missing === 0) return null;
  if (missing > 0) return { points: missing, kind: "base" };
  const base = spendable(
    draft.lots.filter((lot) => lot.kind === "base"),
    at,
  );
  return base > 0 ? { points: -Math.min(base, -missing), kind: "base" } : { points: missing, kind: "bonus" };
}
