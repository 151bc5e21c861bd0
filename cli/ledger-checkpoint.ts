import { parseArgs } from "node:util";
import { keepCheckpoint } from "@/db/commands/keep-checkpoint";
import { makeCheckpoint } from "@/db/commands/make-checkpoint";
import { env } from "@/lib/base/env";
import type { Command } from "./command";

const SHOWN = 20;

export const ledgerCheckpoint: Command = {
  name: "ledger checkpoint",
  usage: "ledger checkpoint [--accept]",
  about:
    "Signs what the whole ledger comes to and puts it into CHECKPOINT_DIR, after comparing every head with the newest checkpoint there. " +
    "Where a chain does not go on from it, nothing is signed; --accept signs all the same, as after a backup was put back. " +
    "Exit code 0 when signed, 1 with findings, 2 when it could not run.",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { accept: { type: "boolean" } } });
    const { ownerUrl, checkpointDir: folder } = env();
    const made = await makeCheckpoint({ ownerUrl, folder, accepted: values.accept ?? false });
    if (made.number === null) {
      for (const { memberId, message } of made.findings.slice(0, SHOWN))
        console.error([memberId, message].filter(Boolean).join(" · "));
      console.error(`Nothing was signed: ${made.findings.length} findings. Look first; --accept signs all the same.`);
      return 1;
    }
    await keepCheckpoint(made.number, folder);
    console.log(`Checkpoint ${made.number}: ${made.members} members, root ${made.root}, kept in ${folder}.`);
    return 0;
  },
};
