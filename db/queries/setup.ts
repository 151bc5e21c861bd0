import { sql } from "@/db/client";
import { openFor } from "@/lib/personal-data";
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

/** Where a trial mail goes, and what became of the last one; state null: none was asked for. */
export async function findMailTrial(
  personId: number,
  isAsked: boolean,
): Promise<{ email: string; state: "waiting" | "sending" | "sent" | "failed" | null; error: string | null }> {
  const [row] = await sql<
    { wrappedKey: Buffer; emailCipher: Buffer; state: "sending" | "sent" | "failed" | null; error: string | null }[]
  >`
    select p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher", d.state, d.error
    from people p left join deliveries d on d.person_id = p.id and d.template = 'mail-trial'
    where p.id = ${personId} order by d.id desc nulls last limit 1`;
  if (row === undefined) throw new Error("Who asks is nobody");
  const email = openFor(row.wrappedKey, "email", row.emailCipher);
  return { email, state: row.state ?? (isAsked ? "waiting" : null), error: row.error };
}

export type NextStepsLeft = {
  /** Whether it was set up here within the last sixty days. */
  isNew: boolean;
  colleagues: number;
  members: number;
  shown: number;
  receipts: number;
};

/** What a programme that has just opened lacks to live: counted as far as "none" or "some". */
export async function findNextSteps(): Promise<NextStepsLeft> {
  const [row] = await sql<NextStepsLeft[]>`
    select exists (select from setup where opened_at > programme_now() - interval '60 days') as "isNew",
      (select count(*)::int from (select from people where role is not null and state in ('active', 'invited') limit 2) p) - 1 as colleagues,
      (select count(*)::int from (select from members limit 1) m) as members,
      (select count(*)::int from (select from rewards where state = 'published' limit 1) r) as shown,
      (select count(*)::int from (select from counter_acts limit 1) a) as receipts`;
  return row ?? { isNew: false, colleagues: 0, members: 0, shown: 0, receipts: 0 };
}
