import { parseArgs } from "node:util";
import { verifyWith } from "@/db/queries/verify-ledger";
import { env } from "@/lib/base/env";
import type { Command } from "./command";

/** What people are shown of a ledger with much wrong; --json has all that was kept. */
const SHOWN = 50;

export const ledgerVerify: Command = {
  name: "ledger verify",
  usage: "ledger verify [--json]",
  about:
    "Reads the whole ledger and holds every promise against it: chains, lots, wallets, facts, redemptions and stock, and every head against the newest checkpoint in CHECKPOINT_DIR. " +
    "Exit code 0 when all hold, 1 with findings, 2 when it could not run.",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const { ownerUrl, checkpointDir: folder } = env();
    const { verification: result, checkpoint } = await verifyWith({ ownerUrl, folder });
    if (values.json) console.log(JSON.stringify(result));
    else {
      for (const { invariant, memberId, version, message } of result.findings.slice(0, SHOWN))
        console.log(
          [invariant, memberId, version === null ? null : `line ${version}`, message].filter(Boolean).join(" · "),
        );
      const read = `${result.members} members, ${result.journals} journal lines`;
      const known = checkpoint === null ? `no checkpoint of it in ${folder}` : `compared with checkpoint ${checkpoint}`;
      console.log(
        result.ok
          ? `Every promise holds: ${read}, ${known}.`
          : `${result.findings.length} findings in ${read}, ${known}.`,
      );
    }
    return result.ok ? 0 : 1;
  },
};
