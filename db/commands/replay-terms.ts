import { sql } from "@/db/client";
import { replayDraft } from "@/db/queries/replay-ledger";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import type { Example } from "@/lib/loyalty/replay-report";
import { termsDocument } from "@/lib/loyalty/terms";

export type ReplayRefusal =
  | { code: "draft_unknown" }
  | { code: "draft_moved" }
  | { code: "draft_closed" }
  | { code: "replay_running" };

const refusals: Record<string, ReplayRefusal> = {
  missing: { code: "draft_unknown" },
  stale: { code: "draft_moved" },
  closed: { code: "draft_closed" },
  running: { code: "replay_running" },
};

/** Asks for a draft, as it stands at `version`, to be run over all of the past; a job does it. One at a time for a draft. */
export async function askReplay(
  actor: Actor<"terms.draft">,
  draft: { id: string; version: number },
): Promise<Result<{ replayId: string }, ReplayRefusal>> {
  const replayId = newId();
  const [row] = await sql<{ answer: string }[]>`
    select ask_replay(${actor.personId}, ${draft.id}, ${draft.version}, ${replayId}) as answer`;
  const refusal = refusals[row?.answer ?? "missing"];
  return refusal ? refused(refusal) : done({ replayId });
}

/** How many members' outcomes are written in one statement. */
const OUTCOMES_AT_ONCE = 5_000;
const PROGRESS_MS = 1_000;

/** Runs one replay that was asked for and keeps its report. Running it again after a crash begins anew; once done, nothing happens. */
export async function runReplay(replayId: string, { ownerUrl }: { ownerUrl: string }): Promise<void> {
  const [asked] = await sql<{ document: unknown; total: number }[]>`
    select document, (select count(*) from events) as total from replays where public_id = ${replayId}`;
  if (!asked || !(await note(replayId, 0, asked.total))) return;
  let notedAt = performance.now();
  const { report, members } = await replayDraft({ ownerUrl }, termsDocument.parse(asked.document), async (told) => {
    if (performance.now() - notedAt < PROGRESS_MS) return;
    notedAt = performance.now();
    await note(replayId, told, asked.total);
  });
  const changed = members.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  for (let from = 0; from < changed.length; from += OUTCOMES_AT_ONCE)
    await finish(replayId, null, changed.slice(from, from + OUTCOMES_AT_ONCE));
  await finish(replayId, report, []);
}

/** Says that a replay could not be run, so that another may be asked for. */
export async function failReplay(replayId: string): Promise<void> {
  await sql`select fail_replay(${replayId})`;
}

async function note(replayId: string, told: number, total: number): Promise<boolean> {
  const [row] = await sql<{ goesOn: boolean }[]>`select note_replay(${replayId}, ${told}, ${total}) as "goesOn"`;
  return row?.goesOn ?? false;
}

async function finish(replayId: string, report: object | null, outcomes: Example[]): Promise<void> {
  const rows = outcomes.map(({ memberId, before, after }) => ({
    member: memberId,
    eb: before.earned,
    ea: after.earned,
    lb: before.lapsed,
    la: after.lapsed,
    ob: before.outstanding,
    oa: after.outstanding,
    tb: before.tier,
    ta: after.tier,
  }));
  await sql`select finish_replay(${replayId}, ${report === null ? null : sql.json(report as never)}, ${sql.json(rows)})`;
}
