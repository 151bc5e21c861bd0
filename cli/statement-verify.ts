import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkStatement, type StatementAnswer, type StatementFault, webCryptography } from "@/lib/loyalty/statement";
import { type Command, Correction } from "./command";

export const statementVerify: Command = {
  name: "statement verify",
  usage: "statement verify FILE [--key BASE64] [--json]",
  about:
    "Checks a member's statement (JSON) without a database: hashes every line anew and follows the proof to the signed checkpoint. " +
    "--key is the programme's public key, as its page /verify shows it; without it, compare the key that is printed. " +
    "Exit code 0 when all holds, 1 when something does not, 2 when it could not run.",
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { key: { type: "string" }, json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (path === undefined) throw new Correction("Name the statement to check, as in statement verify statement.json.");
    const text = await readFile(path, "utf8").catch(() => {
      throw new Correction(`${path} cannot be read.`);
    });
    const answer = await checkStatement(text, webCryptography, values.key ?? null);
    console.log(values.json ? JSON.stringify(answer) : sentenceOf(answer));
    return answer.ok ? 0 : 1;
  },
};

function sentenceOf(answer: StatementAnswer): string {
  if (!answer.ok) return wordsOf(answer);
  const { checkpoint, lines, balance, programme, member, provenVersion } = answer;
  const chained = `Every line holds: ${lines} lines of member ${member} of ${programme}, balance ${balance}.`;
  if (checkpoint === null) return `${chained}\nNo checkpoint vouches for it yet.`;
  const { number, madeAt, key } = checkpoint;
  return `${chained}\nCheckpoint ${number} of ${madeAt} vouches for it up to line ${provenVersion}, signed with key ${key}.`;
}

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
