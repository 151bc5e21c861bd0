import { parseArgs } from "node:util";
import { connect, type Sql } from "@/db/client";
import { gatherCrowd } from "@/db/seed/crowd";
import { env } from "@/lib/base/env";
import { type Command, Correction, wholeNumber } from "./command";

export const demoCrowd: Command = {
  name: "demo crowd",
  usage: "demo crowd --members N --points P",
  about:
    "Makes members anggota-0001@contoh.id and on, with the demonstration's password and authenticator secret, and brings each to P spendable " +
    "points; those who are there already too. Only in a demonstration.",
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ args, options: { members: text, points: text } });
    const members = wholeNumber(values.members, "--members", 1, 100_000);
    const points = wholeNumber(values.points, "--points", 0, 100_000_000);
    const owner = connect(env().ownerUrl, { max: 2 });
    try {
      await requireDemonstration(owner);
      const { made } = await gatherCrowd(owner, members, points);
      console.log(`${members} members have ${points} points to spend, ${made} of them new.`);
      return 0;
    } finally {
      await owner.end({ timeout: 2 });
    }
  },
};

/** Made-up people and rewards belong into a database that says it is a demonstration. */
export async function requireDemonstration(owner: Sql): Promise<void> {
  const [row] = await owner<{ isDemonstration: boolean }[]>`
    select is_demonstration as "isDemonstration" from installation where id = 1`;
  if (!row?.isDemonstration || !env().demo)
    throw new Correction("This is for demonstrations only: the database is not marked as one, or DEMO is not 1.");
}
