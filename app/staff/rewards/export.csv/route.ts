import type { NextRequest } from "next/server";
import { everyRewardRow } from "@/db/queries/reward-rows";
import { csvHeaders, csvStream } from "@/lib/csv-stream";
import { requireStaff } from "@/lib/session";
import { matchOf } from "../reward-match";

/** The catalogue as a file, both languages and every column, as long as it is; with semicolons as Indonesian Excel likes it. */
export async function GET(request: NextRequest): Promise<Response> {
  const { installation } = await requireStaff("rewards.view");
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const isForExcel = query.for === "excel";
  const rows = everyRewardRow(matchOf(query), installation);
  const options = { delimiter: isForExcel ? ";" : ",", bom: isForExcel, escapesFormulas: false } as const;
  return new Response(csvStream(rows, options), { headers: csvHeaders("rewards.csv") });
}
