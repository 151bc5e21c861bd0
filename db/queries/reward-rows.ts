import { sql } from "@/db/client";
import { fileColumns } from "@/lib/reward-file/columns";
import type { FileContext } from "@/lib/reward-file/file-column";
import { writeRewardRow } from "@/lib/reward-file/reward-row";
import { everyMatching } from "./changeable-rewards";
import type { RewardMatch } from "./staff-rewards";

const AT_ONCE = 500;

/** The rows of a catalogue's file, its header first, some at a time. */
export async function* everyRewardRow(match: RewardMatch, context: FileContext): AsyncGenerator<string[][]> {
  yield [fileColumns.map(({ name }) => name)];
  for await (const rewards of everyMatching(match, Number.POSITIVE_INFINITY, AT_ONCE))
    yield rewards.map((reward) => writeRewardRow(reward, context));
}

/** By which clock, in which currency and in which languages a file of this programme speaks. */
export async function programmeFile(): Promise<FileContext> {
  const [row] = await sql<FileContext[]>`select zone, currency, languages from installation where id = 1`;
  if (row === undefined) throw new Error("The installation has no settings: migrate the database.");
  return row;
}
