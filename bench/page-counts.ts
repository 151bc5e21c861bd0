import type postgres from "postgres";
import type { Counted } from "./promises";
import { ask, oneConnection } from "./sites";
import type { Wire } from "./wire";

const WARM = 30;
const REQUESTS = 20;

export type Counting = { origin: string; cookie: string; wire: Wire; admin: postgres.Sql };
export type PageCost = { path: string; statements: number; parses: number; buffers: number };

/** What one page costs once it is warm, on average over some requests: statements, parses and buffers touched. */
export async function costOf({ origin, cookie, wire, admin }: Counting, path: string): Promise<PageCost> {
  const agent = oneConnection();
  const visit = async (times: number) => {
    for (let turn = 0; turn < times; turn += 1) {
      const { status } = await ask(`${origin}${path}`, cookie, agent);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
    }
  };
  await visit(WARM);
  await admin`select pg_stat_statements_reset()`;
  wire.reset();
  await visit(REQUESTS);
  agent.destroy();
  const { statements, parses } = wire.seen();
  const [row] = await admin<{ buffers: number }[]>`
    select sum(shared_blks_hit + shared_blks_read)::float8 as buffers from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'setia_app'`;
  return {
    path,
    statements: statements.length / REQUESTS,
    parses: parses.length,
    buffers: (row?.buffers ?? Number.NaN) / REQUESTS,
  };
}

/** Two statements a page, none parsed anew, buffers bounded and the same however many members there are. */
export function pagePromises(few: PageCost, many: PageCost, name: string, buffersAtMost: number): Counted[] {
  return [
    { what: `${name}: statements a request`, counted: many.statements, unit: "", atMost: 2 },
    { what: `${name}: statements parsed in ${REQUESTS} requests`, counted: many.parses, unit: "", atMost: 0 },
    { what: `${name}: buffers a request`, counted: many.buffers, unit: "buffers", atMost: buffersAtMost },
    { what: `${name}: buffers, many members against few`, counted: many.buffers / few.buffers, unit: "×", atMost: 1.2 },
  ];
}
