import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { replayDraft, replayLive } from "@/db/queries/replay-ledger";
import { env } from "@/lib/base/env";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import { type TermsDocument, termsDocument } from "@/lib/loyalty/terms";
import { type Command, Correction } from "./command";

export const termsReplay: Command = {
  name: "terms replay",
  usage: "terms replay [--draft FILE] [--json]",
  about:
    "Tells all facts to an empty ledger. Under the terms in force every chain must come out as it stands: exit code 0, or 1 with those " +
    "that did not. With --draft, a document of terms, it says what would have become of everybody had it always been in force.",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { draft: { type: "string" }, json: { type: "boolean" } } });
    const { ownerUrl } = env();
    if (values.draft !== undefined) {
      const { report } = await replayDraft({ ownerUrl }, await documentIn(values.draft));
      console.log(values.json ? JSON.stringify(report) : inWords(report));
      return 0;
    }
    const replay = await replayLive({ ownerUrl });
    if (values.json) console.log(JSON.stringify(replay));
    else {
      for (const { memberId, version, replayedVersion } of replay.differences)
        console.log(`${memberId} · stands at line ${version}, the replay came to ${replayedVersion}`);
      const told = `${replay.events} facts, ${replay.journals} journal lines, ${replay.members} members`;
      console.log(
        replay.differences.length === 0 ? `Every chain came out equal: ${told}.` : `Chains differ after ${told}.`,
      );
    }
    return replay.differences.length === 0 ? 0 : 1;
  },
};

async function documentIn(path: string): Promise<TermsDocument> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Correction(`${path} cannot be read: name a file of terms, as "terms export" writes it.`);
  });
  const read = (): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw new Correction(`${path} is not JSON: write it as "terms export" does.`);
    }
  };
  const parsed = termsDocument.safeParse(read());
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Correction(`${path}: ${first?.path.join(".")}: ${first?.message}`);
}

function inWords(report: ReplayReport): string {
  const { before, after } = report;
  const change = (what: string, from: number, to: number) =>
    `${what}: ${from} → ${to} (${to < from ? "" : "+"}${to - from})`;
  return [
    `${report.events} facts of ${after.members} members, under the terms in force → under the draft, as if always in force:`,
    change("Points earned", before.earned, after.earned),
    change("Points lapsed", before.lapsed, after.lapsed),
    change("Points outstanding", before.outstanding, after.outstanding),
    `${report.winners} members would have kept more points, ${report.losers} fewer, ${report.unchanged} as many.`,
    ...report.tierMoves.map(({ from, to, members }) => `${members} members on ${to} instead of ${from}.`),
    `${after.shortfalls} redemptions or corrections could not have been paid in full: ${after.shortfallPoints} points short.`,
  ].join("\n");
}
