import { disconnect, outcomeIsUnknown } from "@/db/client";
import { NoTermsYet } from "@/db/queries/terms";
import { EnvironmentError } from "@/lib/base/env";
import { clockReset, clockSet } from "./clock";
import { type Command, Correction } from "./command";
import { demoCrowd } from "./demo-crowd";
import { demoReward } from "./demo-reward";
import { importBalancesFile } from "./import-balances";
import { importCodesFile } from "./import-codes";
import { importEventsFile } from "./import-events";
import { importMembersFile } from "./import-members";
import { importTransactionsFile } from "./import-transactions";
import { ledgerCheckpoint } from "./ledger-checkpoint";
import { ledgerVerify } from "./ledger-verify";
import { memberNotes } from "./member-notes";
import { exportRewards, importRewardsFile } from "./rewards";
import { setupCode } from "./setup-code";
import { statementVerify } from "./statement-verify";
import { termsApply, termsExport, termsPlan } from "./terms";
import { termsReplay } from "./terms-replay";
import { userCreate, userCreateUsage } from "./user-create";

const commands: Command[] = [
  ledgerVerify,
  ledgerCheckpoint,
  statementVerify,
  memberNotes,
  importTransactionsFile,
  importMembersFile,
  importEventsFile,
  importBalancesFile,
  importRewardsFile,
  exportRewards,
  importCodesFile,
  setupCode,
  termsReplay,
  {
    name: "user create",
    usage: userCreateUsage,
    about: "Makes a member of staff and prints the link with which they set their password.",
    run: userCreate,
  },
  termsExport,
  termsPlan,
  termsApply,
  demoCrowd,
  demoReward,
  clockSet,
  clockReset,
];

/** The operator's command: finds what was asked for, does it, and answers the exit code. */
async function portal(args: string[]): Promise<number> {
  const wantsHelp = args.includes("--help") || args.includes("-h");
  const command = commands.find(({ name }) => args.slice(0, 2).join(" ") === name);
  if (command && wantsHelp) {
    console.log(`portal ${command.usage}\n\n${command.about}`);
    return 0;
  }
  if (command) return command.run(args.slice(2));
  if (wantsHelp || args.length === 0) {
    console.log(["Usage: npm run -s portal -- COMMAND", "", ...commands.map(({ usage }) => `  ${usage}`)].join("\n"));
    return wantsHelp ? 0 : 2;
  }
  console.error(`There is no command "${args.slice(0, 2).join(" ")}": portal --help lists them all.`);
  return 2;
}

function sentenceOf(error: unknown): string {
  if (error instanceof Correction || error instanceof EnvironmentError || error instanceof NoTermsYet)
    return error.message;
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    return `${error.message.split(". ")[0]}: portal --help shows what each command takes.`;
  if (outcomeIsUnknown(error)) return "The database does not answer: start it, or correct DATABASE_URL.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  process.exitCode = await portal(process.argv.slice(2));
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 2;
} finally {
  await disconnect();
}
