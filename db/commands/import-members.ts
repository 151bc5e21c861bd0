import { createHash } from "node:crypto";
import { sql } from "@/db/client";
import { type MemberFields, type MemberRow, readMemberRow } from "@/lib/loyalty/member-row";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { emailHash } from "@/lib/personal-data";
import { findMembers, makeMembers } from "./make-members";

/** A file of members, read from its beginning each time it is asked for. */
type ReadMembers = () => AsyncIterable<{ line: number; fields: MemberFields } | RowError>;

export type MembersImported = {
  rows: number;
  /** Customers the file names. */
  members: number;
  /** Those who have a membership by this run; the others had one. */
  made: number;
  duplicates: number;
  errors: RowError[];
};

const AT_ONCE = 400;

/**
 * Makes an unclaimed membership of each customer a file names, all or, with one bad row, none. Whoever is a member stays as they are: an
 * address finds one who has no name of the shop's yet and gives it to them. Repeatable, so that an import that was killed is started again.
 */
export async function importMembers(read: ReadMembers, { isDryRun }: { isDryRun: boolean }): Promise<MembersImported> {
  const { rows, errors } = await validate(read);
  const imported: MembersImported = { rows, members: 0, made: 0, duplicates: 0, errors };
  if (errors.length > 0) return imported;
  const told = new Set<string>();
  for await (const batch of batchesOf(read)) {
    const customers = batch.filter(({ member }) => !told.has(named(member)) && told.add(named(member)));
    const known = await findMembers(customers);
    if (!isDryRun) await makeMembers(customers);
    imported.members += customers.length;
    imported.made += customers.filter(({ member }) => !known.has(member)).length;
  }
  imported.duplicates = rows - imported.made;
  return imported;
}

async function validate(read: ReadMembers): Promise<{ rows: number; errors: RowError[] }> {
  const errors: RowError[] = [];
  const told = new Map<string, { line: number; says: string }>();
  const owners = new Map<string, { line: number; member: string }>();
  let rows = 0;
  const toCheck: MemberRow[] = [];
  for await (const each of read()) {
    rows += 1;
    const row = "message" in each ? [each] : readMemberRow(each.line, each.fields);
    if (Array.isArray(row)) {
      errors.push(...row);
      continue;
    }
    errors.push(...contradictions(row, told, owners));
    toCheck.push(row);
    if (toCheck.length === AT_ONCE) errors.push(...(await addressesOfOthers(toCheck.splice(0))));
  }
  errors.push(...(await addressesOfOthers(toCheck)));
  return { rows, errors: errors.sort((a, b) => a.line - b.line) };
}

/** A row says of a customer what an earlier one does not, or gives somebody else's address. */
function contradictions(
  row: MemberRow,
  told: Map<string, { line: number; says: string }>,
  owners: Map<string, { line: number; member: string }>,
): RowError[] {
  const { line, member, email, phone, name } = row;
  const says = named(JSON.stringify([email?.toLowerCase(), phone, name]));
  const before = told.get(named(member));
  if (before && before.says !== says)
    return [{ line, field: "member", message: `Line ${before.line} says something else of ${member}.` }];
  told.set(named(member), before ?? { line, says });
  if (email === null) return [];
  const owner = owners.get(named(email.toLowerCase()));
  if (owner && owner.member !== named(member))
    return [{ line, field: "email", message: `Line ${owner.line} gives this address to another customer.` }];
  owners.set(named(email.toLowerCase()), owner ?? { line, member: named(member) });
  return [];
}

/** Rows whose address belongs to a member the shop knows by another name. */
async function addressesOfOthers(rows: MemberRow[]): Promise<RowError[]> {
  const reached = rows.flatMap((row) => (row.email === null ? [] : [{ ...row, email: row.email }]));
  if (reached.length === 0) return [];
  const hashes = reached.map(({ email }) => emailHash(email).toString("hex"));
  const found = await sql<{ line: number }[]>`
    select asked.line::int as line from unnest(${reached.map(({ line }) => line)}::int[], ${reached.map(({ member }) => member)}::text[], ${hashes}::text[]) asked(line, member, hash)
    where exists (select from people p join members m on m.person_id = p.id
      where p.email_hash = decode(asked.hash, 'hex') and p.state in ('active', 'locked', 'unclaimed') and m.external_id <> asked.member)`;
  return found.map(({ line }) => ({
    line,
    field: "email",
    message: "This address belongs to another member already.",
  }));
}

async function* batchesOf(read: ReadMembers): AsyncGenerator<MemberRow[]> {
  let batch: MemberRow[] = [];
  for await (const each of read()) {
    const row = "message" in each ? [each] : readMemberRow(each.line, each.fields);
    if (Array.isArray(row)) throw new Error("The file changed while it was imported: import it again.");
    batch.push(row);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Keeps memory small where a file names a million customers. */
function named(text: string): string {
  return createHash("sha256").update(text).digest("base64").slice(0, 22);
}
