import { setTimeout as delay } from "node:timers/promises";
import { DeadlineError, outcomeIsUnknown, sql } from "@/db/client";
import { type CommitAnswer, commitDecisions, type Decision } from "./commit";

/** Asked for, and then either answered at once or decided and written. */
export type Decided<Answer> =
  | { answer: Answer; decision?: undefined }
  | { decision: Decision /** What to answer once it is written. */; answer: Answer };

/** What was found instead of being done: `own` is this very request, written by an earlier attempt whose answer was lost. */
export type Found =
  | { status: "own"; outcome: unknown }
  | Exclude<CommitAnswer, { status: "done" } | { status: "stale" }>;

export type Work<Request extends { id: string }, Loaded, Answer> = {
  /** One statement for the whole batch; the same order out as in. */
  load: (requests: Request[]) => Promise<Loaded[]>;
  /** Pure: no clock, no reading, no writing. */
  decide: (request: Request, loaded: Loaded) => Decided<Answer>;
  /** What to answer when the key was answered before, was used for something else, or what is shared ran out. */
  recall: (request: Request, found: Found) => Answer;
  /** Where what was done before may be refused by now: under which key it was asked, so that the same again answers as it did. */
  keyOf?: (request: Request) => { key: Buffer; digest: Buffer } | undefined;
};

const BATCH_MAX = 100;
const IN_FLIGHT_MAX = 2;
/** How long a command is asked again while the database is away, and how long a caller waits at most. */
const PATIENCE_MS = 12_000;
const ANSWER_WITHIN_MS = 14_000;

type Waiting<Request, Answer> = {
  request: Request;
  since: number;
  /** An earlier attempt ended without an answer; it may have been written. */
  isAskedAgain: boolean;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Load, decide, commit, for everybody who waits at this desk at once: requests that arrive while two batches are under way leave
 * together in the next. A stale decision is made again from what is there now. When the database is lost on the way, the outcome is
 * unknown and the same request is asked again under its key, so that it takes effect exactly once.
 */
export function openDesk<Request extends { id: string }, Loaded, Answer>(
  work: Work<Request, Loaded, Answer>,
): (request: Request) => Promise<Answer> {
  const queue: Waiting<Request, Answer>[] = [];
  let inFlight = 0;

  const pump = () => {
    while (inFlight < IN_FLIGHT_MAX && queue.length > 0) {
      const batch = queue.splice(0, BATCH_MAX);
      inFlight += 1;
      serve(batch).finally(() => {
        inFlight -= 1;
        pump();
      });
    }
  };

  const serve = async (batch: Waiting<Request, Answer>[]) => {
    try {
      await serveBatch(work, batch, queue);
    } catch (error) {
      if (outcomeIsUnknown(error)) await askAgain(batch, error);
      else if (batch.length > 1) for (const each of batch) await serve([each]);
      else if (lostARace(error)) queue.push(...batch);
      else for (const each of batch) each.reject(error);
    }
  };

  const askAgain = async (batch: Waiting<Request, Answer>[], error: unknown) => {
    await delay(200);
    for (const each of batch) {
      each.isAskedAgain = true;
      if (Date.now() - each.since < PATIENCE_MS) queue.push(each);
      else each.reject(error);
    }
  };

  return (request) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new DeadlineError()), ANSWER_WITHIN_MS);
      queue.push({
        request,
        since: Date.now(),
        isAskedAgain: false,
        resolve: (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      // Let the callers of this turn of the event loop gather before the first batch leaves.
      queueMicrotask(pump);
    });
}

/** Two requests with one key and no member in common were written at the same moment; asked again, the loser finds the winner's answer. */
function lostARace(error: unknown): boolean {
  return error instanceof Error && "constraint_name" in error && error.constraint_name === "events_key_once";
}

async function serveBatch<Request extends { id: string }, Loaded, Answer>(
  work: Work<Request, Loaded, Answer>,
  waitingBatch: Waiting<Request, Answer>[],
  queue: Waiting<Request, Answer>[],
): Promise<void> {
  const batch = await answerWritten(work, waitingBatch);
  if (batch.length === 0) return;
  const loaded = await work.load(batch.map((each) => each.request));
  const toCommit: { waiting: Waiting<Request, Answer>; decision: Decision; answer: Answer }[] = [];
  const toAnswer: { waiting: Waiting<Request, Answer>; answer: Answer }[] = [];
  batch.forEach((waiting, place) => {
    const decided = work.decide(waiting.request, loaded[place] as Loaded);
    if (decided.decision) toCommit.push({ waiting, decision: decided.decision, answer: decided.answer });
    else toAnswer.push({ waiting, answer: decided.answer });
  });
  await answerUnlessKnown(work, toAnswer);
  if (toCommit.length === 0) return;
  const answers = await commitDecisions(toCommit.map((each) => each.decision));
  toCommit.forEach(({ waiting, answer }, place) => {
    const committed = answers[place];
    if (committed?.status === "done") waiting.resolve(answer);
    else if (!committed || committed.status === "stale") queue.unshift(waiting);
    else waiting.resolve(work.recall(waiting.request, committed));
  });
}

/** Answers what was decided without writing, or, where the key was answered before, as it was then. */
async function answerUnlessKnown<Request extends { id: string }, Loaded, Answer>(
  { keyOf, recall }: Work<Request, Loaded, Answer>,
  toAnswer: { waiting: Waiting<Request, Answer>; answer: Answer }[],
): Promise<void> {
  const asked = toAnswer.map(({ waiting: { request } }) => keyOf?.(request));
  const keys = asked.flatMap((each) => each?.key.toString("hex") ?? []);
  const rows =
    keys.length === 0
      ? []
      : await sql<{ key: string; digest: string; outcome: unknown }[]>`
          select encode(key, 'hex') as key, encode(digest, 'hex') as digest, outcome from events
          where key in (select decode(k, 'hex') from unnest(${keys}::text[]) k)`;
  toAnswer.forEach(({ waiting, answer }, place) => {
    const { key, digest } = asked[place] ?? {};
    const known = rows.find((row) => row.key === key?.toString("hex"));
    const status = known?.digest === digest?.toString("hex") ? "known" : "key_reused";
    waiting.resolve(known ? recall(waiting.request, { status, outcome: known.outcome }) : answer);
  });
}

/** Answers those whose earlier attempt turns out to have been written, and returns the others. */
async function answerWritten<Request extends { id: string }, Loaded, Answer>(
  work: Work<Request, Loaded, Answer>,
  batch: Waiting<Request, Answer>[],
): Promise<Waiting<Request, Answer>[]> {
  const again = batch.filter((each) => each.isAskedAgain).map((each) => each.request.id);
  if (again.length === 0) return batch;
  const rows = await sql<{ id: string; outcome: unknown }[]>`
    select public_id as id, outcome from events where public_id = any (${again}::uuid[])`;
  const written = new Map(rows.map((row) => [row.id, row.outcome]));
  return batch.filter((each) => {
    if (!written.has(each.request.id)) return true;
    each.resolve(work.recall(each.request, { status: "own", outcome: written.get(each.request.id) }));
    return false;
  });
}
