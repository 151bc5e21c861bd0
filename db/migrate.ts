import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { env } from "@/lib/base/env";

const folder = join(process.cwd(), "db");
/** Applied in this order after every migration: what later files need comes first. */
const functionFiles = () =>
  readdirSync(join(folder, "functions"))
    .filter((name) => name.endsWith(".sql"))
    .sort();

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
  return hash.digest("hex").slice(0, 16);
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { ownerUrl, databaseUrl } = env();
  await migrate({ ownerUrl, applicationUrl: databaseUrl });
  console.log("The database is up to date.");
}
