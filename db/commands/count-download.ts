import { sql } from "@/db/client";

/** Counts that the owner of a redemption took its file. */
export async function countDownload(redemptionId: string): Promise<void> {
  await sql`select count_download(${redemptionId}::uuid)`;
}
