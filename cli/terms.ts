import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { applyTerms } from "@/db/commands/draft-terms";
import { programmeNow } from "@/db/queries/programme-time";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { env } from "@/lib/base/env";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { compareTerms, isForTheWorse } from "@/lib/loyalty/terms-changes";
import { readTerms, type TermsProblem } from "@/lib/loyalty/terms-problems";
import { earliestStart, newestOf } from "@/lib/loyalty/terms-publication";
import { wordsOfTerms } from "@/lib/terms-in-words";
import { type Command, Correction, wholeNumber } from "./command";

export const termsExport: Command = {
  name: "terms export",
  usage: "terms export [--version N]",
  about: "Writes the terms in force, or version N, as the JSON document that plan and apply read.",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { version: { type: "string" } } });
    const history = await published();
    const asked = values.version === undefined ? null : wholeNumber(values.version, "--version", 1, 1_000_000);
    const terms =
      asked === null ? termsAsOf(history, await programmeNow()) : history.find((each) => each.version === asked);
    if (terms === undefined)
      throw new Correction(`There is no version ${asked}: the newest is ${newestOf(history).version}.`);
    const { version, effectiveFrom, ...document } = terms;
    console.log(JSON.stringify(document, null, 2));
    return 0;
  },
};

export const termsPlan: Command = {
  name: "terms plan",
  usage: "terms plan FILE [--json]",
  about:
    "Tells what a file would change of the newest version, each change with what it is to members, and from when it could be in force. " +
    "Changes nothing. Exit code 0 when nothing differs, 1 when something does, 2 when the file cannot be read.",
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const [written, history, now] = await Promise.all([documentIn(positionals), published(), programmeNow()]);
    const read = readTerms(written);
    if (!read.ok) throw new Correction(problemsInWords(read.refusal));
    const newest = newestOf(history);
    const changes = compareTerms(newest, read.value);
    const earliest = earliestStart(changes, history, now);
    if (values.json) {
      const told = { comparedWith: newest.version, changes, isForTheWorse: isForTheWorse(changes), earliest };
      console.log(JSON.stringify(told));
    } else if (changes.length === 0) console.log(`Nothing differs from version ${newest.version}.`);
    else {
      const words = wordsOfTerms(read.value, "en");
      for (const change of changes) {
        const { title, before, after, effect } = words.change(change);
        console.log(`${signs[effect]} ${title}: ${before} → ${after}`);
      }
      console.log(
        `${changes.length} changes from version ${newest.version} (+ better, - worse, ~ neither for members); ` +
          `in force from ${earliest.toISOString()} at the earliest.`,
      );
    }
    return changes.length === 0 ? 0 : 1;
  },
};

const signs = { better: "+", worse: "-", neutral: "~" } as const;

export const termsApply: Command = {
  name: "terms apply",
  usage: "terms apply FILE [--title TITLE]",
  about:
    "Makes a draft of a file. It takes effect only when somebody approves it and it is published, in the portal. The same file again " +
    "finds the draft it made; a file that says what the newest version says makes none.",
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, options: { title: { type: "string" } }, allowPositionals: true });
    const written = await documentIn(positionals);
    const title = (values.title ?? basename(positionals[0] ?? "", ".json")).trim().slice(0, 120);
    if (title === "") throw new Correction("--title must say something.");
    const applied = await applyTerms(title, written);
    if (!applied.ok) throw new Correction(problemsInWords(applied.refusal.problems));
    const { draftId, isNew } = applied.value;
    if (draftId === null) console.log("Nothing to do: the newest version says the same.");
    else {
      console.log(
        isNew ? "Drafted. People approve and publish it here:" : "It is drafted already, and waits for people here:",
      );
      console.log(`${env().appOrigin}/staff/programme/${draftId}`);
    }
    return 0;
  },
};

async function published(): Promise<TermsHistory> {
  return termsHistory(await latestTermsVersion());
}

async function documentIn([path, ...more]: string[]): Promise<unknown> {
  if (path === undefined || more.length > 0) throw new Correction("Name one file: portal terms plan FILE.");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw new Correction(`There is no file ${path}.`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Correction(`${path} is not whole JSON.`);
  }
}

function problemsInWords(problems: TermsProblem[]): string {
  const lines = problems.map((problem) => {
    const what = problem.code === "other" ? problem.message : problem.code.replaceAll("_", " ");
    const limit = "limit" in problem ? ` (${problem.limit})` : "";
    return `- ${problem.path.join(".") || "the document"}: ${what}${limit}`;
  });
  return ["The file cannot be read as terms:", ...lines].join("\n");
}
