import { hash as digest } from "node:crypto";
import type { Sql } from "@/db/client";
import { lineText } from "@/lib/loyalty/chain";
import { sum } from "@/lib/loyalty/points";
import { replayFact, replayTime } from "@/lib/loyalty/replay";
import {
  type Example,
  type LimitHit,
  nothingYet,
  observe,
  observeLimits,
  outcomeOf,
  type ReplayReport,
  reportOf,
} from "@/lib/loyalty/replay-report";
import { emptyReplay, type Replay, type ReplayedLine } from "@/lib/loyalty/replay-state";
import type { Terms, TermsDocument, TermsHistory } from "@/lib/loyalty/terms";
import { readFacts, type Standing } from "./facts";
import { publishedTerms, withWholeLedger } from "./whole-ledger";

/** A chain that a replay of the terms in force did not come to. */
type Difference = { memberId: string; version: number; replayedVersion: number };
export type LiveReplay = { events: number; journals: number; members: number; differences: Difference[] };

const DIFFERENCES_MAX = 1_000;

/** Tells all facts to an empty ledger under the terms that were in force, and answers whose chain did not come out as it stands. */
export function replayLive({ ownerUrl }: { ownerUrl: string }): Promise<LiveReplay> {
  return withWholeLedger(ownerUrl, async (sql) => compareChains(sql, await termsOf(sql)));
}

async function termsOf(sql: Sql): Promise<TermsHistory> {
  const history = await publishedTerms(sql);
  if (!history) throw new Error("This programme has no terms yet: publish a first version.");
  return history;
}

async function compareChains(sql: Sql, history: TermsHistory): Promise<LiveReplay> {
  const replay = emptyReplay(history);
  const chains = new Map<number, Chain>();
  const standings = new Map<number, Standing>();
  const result: LiveReplay = { events: 0, journals: 0, members: 0, differences: [] };
  const write = (lines: ReplayedLine[]) => {
    result.journals += lines.length;
    for (const line of lines) extendChain(chains, line, standings.get(line.memberId)?.memberPublicId ?? "");
  };
  for await (const rows of readFacts(sql)) {
    for (const { standing, fact } of rows) {
      standings.set(standing.memberId, standing);
      if (!fact) continue;
      result.events += 1;
      write(replayFact(replay, fact));
    }
  }
  for (const standing of standings.values()) {
    if (standing.settledMs !== null) write(replayTime(replay, standing.memberId, new Date(standing.settledMs)));
    const chain = chains.get(standing.memberId);
    result.members += 1;
    if ((chain?.version ?? 0) === standing.version && (chain?.head.toString("hex") ?? "") === standing.head) continue;
    if (result.differences.length === DIFFERENCES_MAX) continue;
    const { memberPublicId: memberId, version } = standing;
    result.differences.push({ memberId, version, replayedVersion: chain?.version ?? 0 });
  }
  return result;
}

type Chain = { version: number; balance: number; head: Buffer };

function extendChain(chains: Map<number, Chain>, written: ReplayedLine, memberPublicId: string): void {
  const { line, version, memberId, idempotencyKey } = written;
  const before = chains.get(memberId) ?? { version: 0, balance: 0, head: Buffer.alloc(32) };
  const balanceAfter = before.balance + sum(line.changes.map((change) => change[3]));
  const { kind, points, tierPoints, source, termsVersion } = line;
  const text = lineText(memberPublicId, {
    version,
    kind,
    points,
    tierPoints,
    balanceAfter,
    occurredMicros: line.occurredAt.getTime() * 1000,
    source,
    termsVersion,
    idempotencyKey,
    changes: JSON.stringify(line.changes),
    trace: JSON.stringify(line.trace),
  });
  const head = digest("sha256", Buffer.concat([before.head, Buffer.from(text, "utf8")]), "buffer");
  chains.set(memberId, { version, balance: balanceAfter, head });
}

export type DraftReplay = { report: ReplayReport; members: Example[] };

/**
 * Tells all facts to two empty ledgers, one under the terms in force and one under the draft as if it had always been in force, and
 * compares what becomes of every member. `onProgress` hears how many facts were told.
 */
export function replayDraft(
  { ownerUrl }: { ownerUrl: string },
  document: TermsDocument,
  onProgress: (events: number) => Promise<void> = async () => {},
): Promise<DraftReplay> {
  return withWholeLedger(ownerUrl, async (sql) => compareTerms(sql, await termsOf(sql), document, onProgress));
}

async function compareTerms(
  sql: Sql,
  history: TermsHistory,
  document: TermsDocument,
  onProgress: (events: number) => Promise<void>,
): Promise<DraftReplay> {
  const comparedWith = history.at(-1)?.version ?? 0;
  const draft: Terms = { ...document, version: comparedWith + 1, effectiveFrom: history[0].effectiveFrom };
  const sides = [follow(emptyReplay(history)), follow(emptyReplay([draft]))] as const;
  const standings = new Map<number, Standing>();
  let events = 0;
  for await (const rows of readFacts(sql)) {
    for (const { standing, fact } of rows) {
      standings.set(standing.memberId, standing);
      if (!fact) continue;
      events += 1;
      for (const side of sides) side.write(replayFact(side.replay, fact));
    }
    await onProgress(events);
  }
  const members: Example[] = [];
  for (const { memberId, memberPublicId, settledMs } of standings.values()) {
    if (settledMs !== null)
      for (const side of sides) side.write(replayTime(side.replay, memberId, new Date(settledMs)));
    const [before, after] = sides.map((side) => side.outcome(memberId));
    if (before && after) members.push({ memberId: memberPublicId, before, after });
  }
  const { replay, limits } = sides[1];
  return {
    members,
    report: reportOf(members, {
      events,
      comparedWith,
      shortfalls: replay.shortfalls,
      limits: limits.values(),
      history: [draft],
    }),
  };
}

function follow(replay: Replay) {
  const known = new Map<number, ReturnType<typeof nothingYet>>();
  const limits = new Map<string, LimitHit>();
  const write = (lines: ReplayedLine[]) => {
    for (const { memberId, line } of lines) {
      const soFar = known.get(memberId) ?? nothingYet();
      known.set(memberId, soFar);
      observe(soFar, line);
      observeLimits(limits, line);
    }
  };
  const outcome = (memberId: number) => {
    const draft = replay.members.get(memberId);
    return draft && outcomeOf(draft, known.get(memberId) ?? nothingYet());
  };
  return { replay, write, outcome, limits };
}
