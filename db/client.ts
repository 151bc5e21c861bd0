import postgres from "postgres";
import { env } from "@/lib/base/env";
import { arrayTypes, tellArrayTypes } from "./array-types";

export type Sql = postgres.Sql;

/** What stands in a statement for a value of this kind: the value itself, or a column of the statement around. */
export type Given<Value> = Value | postgres.PendingQuery<postgres.Row[]>;

/** No statement of the portal takes longer; one that does is answered with an error and its pool is replaced. */
const DEADLINE_SECONDS = 8;

const TOO_MANY = "53300";

export class DeadlineError extends Error {
  constructor() {
    super(`The database did not answer within ${DEADLINE_SECONDS} seconds`);
    this.name = "DeadlineError";
  }
}

type Query = Promise<unknown> & {
  handle: () => Promise<void>;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  values: () => Query;
};

/** bigint as a number; beyond 2^53 it throws rather than lie. */
const wholeNumber = {
  to: 20,
  from: [20],
  serialize: (value: number | string) => String(value),
  parse: (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
    return value;
  },
};

/** JSON that is text already is sent as it is. */
const jsonText = (oid: number) => ({
  to: oid,
  from: [oid],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
});

/**
 * A pool whose every query settles, with its own answer. postgres.js takes a connection that was lost into use again with what was left
 * of its former life: bytes never sent, an old error, queries that wait for ever and then take others' answers (docs/decisions/0003).
 * So each query has a deadline, and a pool that lost a connection is left for a new one before anything else is asked of it.
 */
export function connect(url: string, options: { max?: number; prepare?: boolean } = {}): Sql {
  const open = () => {
    const opened = postgres(url, {
      max: options.max ?? 10,
      prepare: options.prepare ?? true,
      connect_timeout: 5,
      idle_timeout: 300,
      max_lifetime: 3600,
      backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
      onnotice: () => {},
      onclose: () => {
        if (turnedAway > 0) turnedAway -= 1;
        else leave(opened);
      },
      connection: { application_name: "setia" },
      fetch_types: false,
      types: { ...arrayTypes, bigint: wholeNumber, json: jsonText(114), jsonb: jsonText(3802) },
    });
    tellArrayTypes(opened);
    return opened;
  };
  /** Connections the server had no room for and that are about to close; those there are stay in use. */
  let turnedAway = 0;
  let pool = open();
  let hasEnded = false;

  /** What is under way on the other connections of a pool that is left may end there. */
  const leave = (lost: Sql) => {
    if (pool !== lost || hasEnded) return;
    turnedAway = 0;
    pool = open();
    lost.end({ timeout: DEADLINE_SECONDS }).catch(() => {});
  };
  const withDeadline = (query: Query, owner: Sql): Query => {
    const handle = query.handle.bind(query);
    query.handle = () => {
      if (!Object.hasOwn(query, "deadline")) {
        const stop = afterSeconds(DEADLINE_SECONDS, () => query.reject(new DeadlineError()));
        Object.defineProperty(query, "deadline", { value: stop });
        // Before the caller hears of it, and so before it asks again.
        query.then(stop, (error: unknown) => {
          stop();
          if (codeOf(error) === TOO_MANY) turnedAway += pool === owner ? 1 : 0;
          else if (outcomeIsUnknown(error)) leave(owner);
        });
      }
      return handle();
    };
    return query;
  };

  return new Proxy(pool, {
    apply: (_target, _self, args: Parameters<Sql>) => {
      const owner = pool;
      const made: unknown = Reflect.apply(owner, undefined, args);
      return made instanceof Promise && "handle" in made ? withDeadline(made as Query, owner) : made;
    },
    get: (_target, name) => {
      const owner = pool;
      if (name === "unsafe") {
        return (...args: Parameters<Sql["unsafe"]>) => withDeadline(owner.unsafe(...args) as unknown as Query, owner);
      }
      if (name === "end") hasEnded = true;
      return Reflect.get(owner, name);
    },
  }) as Sql;
}

/**
 * Calls back after so many seconds in which this process could hear an answer: a second in which it was too busy for that counts
 * once however long it lasted, and what lies in the sockets already is read first. Answers how to stop it.
 */
function afterSeconds(seconds: number, late: () => void): () => void {
  let immediate: NodeJS.Immediate | undefined;
  const second = (left: number): NodeJS.Timeout =>
    setTimeout(() => {
      if (left > 1) timer = second(left - 1);
      else immediate = setImmediate(late);
    }, 1_000);
  let timer = second(seconds);
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
}

/** A connection for what is asked together, and how much of that is under way on it. */
type Lane = { connection: Sql; underWay: number };

/** As many as cores that a small machine has: more would share them. */
const LANES = 2;

// One pool a process, also when a development server reloads this module.
const held = globalThis as typeof globalThis & { setiaPool?: Sql; setiaLanes?: Lane[] };

function applicationPool(): Sql {
  held.setiaPool ??= connect(env().databaseUrl, { prepare: env().prepare });
  return held.setiaPool;
}

/** The application role's pool. Opened at the first query, so that building needs no database. */
export const sql: Sql = new Proxy((() => {}) as unknown as Sql, {
  apply: (_target, _self, args: Parameters<Sql>) => Reflect.apply(applicationPool(), undefined, args),
  get: (_target, name) => Reflect.get(applicationPool(), name),
});

/**
 * Asks two questions at once. Where a connection kept for this is free, both go to the database in one piece and one of its processes
 * answers them in turn, so that none is woken for the second; otherwise over the pool. Each is answered, or refused, by itself.
 */
export function askTogether<First, Second>(
  first: (on: Sql) => Promise<First>,
  second: (on: Sql) => Promise<Second>,
): [Promise<First>, Promise<Second>] {
  const lane = freeLane();
  if (lane === undefined) return [first(sql), second(sql)];
  const onIt = <Answer>(ask: (on: Sql) => Promise<Answer>): Promise<Answer> => {
    lane.underWay += 1;
    return ask(lane.connection).finally(() => {
      lane.underWay -= 1;
    });
  };
  return [onIt(first), onIt(second)];
}

/** None behind a pooler, which lends a connection for one statement. */
function freeLane(): Lane | undefined {
  if (!env().prepare) return undefined;
  held.setiaLanes ??= Array.from({ length: LANES }, () => ({
    connection: connect(env().databaseUrl, { max: 1 }),
    underWay: 0,
  }));
  return held.setiaLanes.find(({ underWay }) => underWay === 0);
}

/** Whether an error says that the database was away or slow, so that the outcome is not known and may be asked again. */
export function outcomeIsUnknown(error: unknown): boolean {
  if (error instanceof DeadlineError) return true;
  const code = codeOf(error);
  return (
    /^(CONNECTION_|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)/.test(code) || // the driver's and the system's
    ["57P01", "57P02", "57P03", "08000", "08003", "08006", "08001", TOO_MANY].includes(code) // going down, starting up, too many
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Ends the application's connections, for commands and tests that are done. */
export async function disconnect(): Promise<void> {
  const open = [held.setiaPool, ...(held.setiaLanes ?? []).map(({ connection }) => connection)];
  await Promise.all(open.map((each) => each?.end({ timeout: 2 })));
  held.setiaPool = undefined;
  held.setiaLanes = undefined;
}
