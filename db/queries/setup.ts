import { sql } from "@/db/client";
import { readAnswers, type SetupAnswers } from "@/lib/setup/answers";

export type Setup = {
  /** 0 until something is kept. */
  version: number;
  answers: SetupAnswers;
};

/** How far the first run is, with what was answered. */
export async function findSetup(): Promise<Setup> {
  const [row] = await sql<{ version: number; answers: unknown }[]>`select version, answers from setup where id = 1`;
  return row === undefined ? { version: 0, answers: {} } : { version: row.version, answers: readAnswers(row.answers) };
}

/** Whether nobody has begun: whoever has the code may make the first owner. */
export async function awaitsOwner(): Promise<boolean> {
  const [row] = await sql<{ awaits: boolean }[]>`select awaits_owner() as awaits`;
  return row?.awaits ?? false;
}

/** What a programme that has just opened lacks to live: who works in it, who belongs to it, and how they hear of it. */
export async function findNextSteps(): Promise<{ isNew: boolean; colleagues: number; members: number; shown: number }> {
  const [row] = await sql<{ isNew: boolean; colleagues: number; members: number; shown: number }[]>`
    select exists (select from setup where opened_at > programme_now() - interval '60 days') as "isNew",
      (select count(*)::int from (select from people where role is not null and state in ('active', 'invited') limit 5) p) - 1 as colleagues,
      (select count(*)::int from (select from members where state in ('active', 'unclaimed') limit 5) m) as members,
      (select count(*)::int from (select from rewards where state = 'published' limit 5) r) as shown`;
  return row ?? { isNew: false, colleagues: 0, members: 0, shown: 0 };
}
