import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { outcomeIsUnknown } from "@/db/client";
import { EnvironmentError, env } from "@/lib/base/env";
import { codedKinds } from "@/lib/loyalty/kinds";
import { rewardKinds } from "@/lib/loyalty/reward";

const folder = join(process.cwd(), "db");
/** Applied in this order after every migration: what later files need comes first. */
const functionFiles = () =>
  readdirSync(join(folder, "functions"))
    .filter((name) => name.endsWith(".sql"))
    .sort();

/** What the database has to know of the kinds of rewards. */
const kindRules = rewardKinds.map((kind) => ({ kind, takes_codes: codedKinds.includes(kind) }));

/**
 * Brings a database to what these files say: migrations once, functions, triggers, views and grants anew each time, all
 * under one advisory lock so that several processes may start at once. Grants the login role of `applicationUrl` directly.
 */
export async function migrate({
  ownerUrl,
  applicationUrl,
}: {
  ownerUrl: string;
  applicationUrl: string;
}): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(5374169)`;
    await sql.unsafe("create extension if not exists pg_trgm");
    await applyMigrations(drizzle(sql), { migrationsFolder: join(folder, "migrations") });
    await sql`insert into installation (id) values (1) on conflict do nothing`;
    await sql`select set_config('setia.application_role', ${roleOf(applicationUrl)}, false)`;
    await sql`
      insert into reward_kind_rules ${sql(kindRules, "kind", "takes_codes")}
      on conflict (kind) do update set takes_codes = excluded.takes_codes`;
    for (const name of functionFiles()) await sql.unsafe(readFileSync(join(folder, "functions", name), "utf8"));
    await sql`update installation set migrated_to = ${schemaFingerprint()}, migrated_at = now() where id = 1`;
  } finally {
    await sql.end();
  }
}

/** What the files of this build expect of the database; /api/ready compares it with what was applied. */
export function schemaFingerprint(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(folder, "migrations", "meta", "_journal.json")));
  for (const name of functionFiles()) hash.update(readFileSync(join(folder, "functions", name)));
  hash.update(JSON.stringify(kindRules));
  return hash.digest("hex").slice(0, 16);
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** A demonstration is refused where real members may be. A new programme has no terms until somebody sets it up. */
async function refuseWrongDemonstration(ownerUrl: string, demo: boolean): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ isReal: boolean }[]>`
      select not is_demonstration and (exists (select from people) or exists (select from members)) as "isReal"
      from installation where id = 1`;
    if (demo && row?.isReal) {
      throw new DemonstrationRefused(
        "This database is not marked as a demonstration: start without DEMO=1, or with an empty database.",
      );
    }
  } finally {
    await sql.end();
  }
}

class DemonstrationRefused extends Error {}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const { ownerUrl, databaseUrl, demo } = env();
    await migrate({ ownerUrl, applicationUrl: databaseUrl });
    await refuseWrongDemonstration(ownerUrl, demo);
    console.log("The database is up to date.");
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): unknown {
  if (error instanceof DemonstrationRefused || error instanceof EnvironmentError) return error.message;
  if (outcomeIsUnknown(error)) return "The database does not answer: start it, or correct DATABASE_OWNER_URL.";
  if (error instanceof Error && "code" in error && error.code === "42501")
    return (
      `The role in DATABASE_OWNER_URL, or in DATABASE_URL without one, may not make what the portal needs (${error.message}): ` +
      "make it the database's owner, as in alter database setia owner to setia_owner, and try again."
    );
  return error;
}
