import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkStatement, type StatementAnswer, type StatementFault, webCryptography } from "@/lib/loyalty/statement";
import { statementTextOf } from "@/lib/statement-text";
import { type Command, Correction } from "./command";

export const statementVerify: Command = {
  name: "statement verify",
  usage: "statement verify FILE [--key BASE64] [--json]",
  about:
    "Checks a member's statement (JSON, or the PDF it is attached to) without a database: hashes every line anew and follows the proof to the signed checkpoint. " +
    "--key is the programme's public key, as its page /verify shows it; without it, compare the key that is printed. " +
    "Exit code 0 when a signed checkpoint vouches for it, 1 when something does not hold or nothing vouches for it, 2 when it could not run.",
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { key: { type: "string" }, json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (path === undefined) throw new Correction("Name the statement to check, as in statement verify statement.json.");
    const file = await readFile(path).catch(() => {
      throw new Correction(`${path} cannot be read.`);
    });
    const { text, isAttached } = await statementTextOf(new Uint8Array(file));
    const answer = await checkStatement(text, webCryptography, values.key ?? null);
    console.log(values.json ? JSON.stringify(answer) : sentenceOf(answer));
    if (isAttached && !values.json && answer.verdict !== "wrong") console.log(attachedWords);
    return answer.verdict === "proven" ? 0 : 1;
  },
};

function sentenceOf(answer: StatementAnswer): string {
  if (answer.verdict === "wrong") return wordsOf(answer);
  const { lines, balance, programme, member } = answer;
  const about = `member ${member} of ${programme}, lines: ${lines}, balance: ${balance}`;
  if (answer.verdict === "unproven") return `Not proven. ${unprovenWords[answer.why]}\nThe file says: ${about}.`;
  const { number, madeAt, key } = answer.checkpoint;
  const proven = `Checkpoint ${number} of ${madeAt} vouches for it up to line ${answer.provenVersion}, signed with key ${key}.`;
  const compare = answer.isKeyTrusted
    ? []
    : [
        "No --key was given: whoever holds that key vouches for it. Compare it with the key that the programme shows at /verify.",
      ];
  return [`Every line holds: ${about}.`, proven, ...compare].join("\n");
}

const attachedWords =
  "What was checked is the file attached to the PDF, not what its pages print: compare their figures with these.";

const unprovenWords = {
  no_proof:
    "Its lines agree with each other, but no checkpoint vouches for them, and anybody can write such a file. " +
    "Download the statement again after the next checkpoint, or ask the programme.",
  signature_unchecked:
    "The signature could not be checked here, because this runtime does not know Ed25519. Use a newer one.",
};

function wordsOf(answer: StatementFault): string {
  switch (answer.fault) {
    case "not_a_statement":
      return "This is not a statement, or it was altered beyond reading.";
    case "line_missing":
      return `Line ${answer.version} is missing.`;
    case "line_altered":
      return `Line ${answer.version} was altered: its hash is not that of its fields and the line before it.`;
    case "checkpoint_unreadable":
      return "The checkpoint in it cannot be read.";
    case "signature_wrong":
      return "The checkpoint's signature is not that of the key it names.";
    case "key_unknown":
      return `The checkpoint was signed with another key: ${answer.key}.`;
    case "line_not_in_checkpoint":
      return `Line ${answer.version} is not the one that the checkpoint knew: the chain was written anew.`;
  }
}
