import { sql } from "@/db/client";
import { schemaFingerprint } from "@/db/migrate";

const expected = schemaFingerprint();

/** True when the database answers and was migrated to what this build expects. */
export async function databaseIsReady(): Promise<boolean> {
  try {
    const [row] = await sql<
      { migratedTo: string | null }[]
    >`select migrated_to as "migratedTo" from installation where id = 1`;
    return row?.migratedTo === expected;
  } catch {
    return false;
  }
}
