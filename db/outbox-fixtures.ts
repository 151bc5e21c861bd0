import { randomUUID } from "node:crypto";
import { newPersonalData } from "@/lib/personal-data";
import { type Sql, sql } from "./client";

/** Somebody with an address of their own, for tests about mail. */
export async function someone(owner: Sql): Promise<{ id: number; email: string }> {
  const email = `${randomUUID()}@contoh.id`;
  const { wrappedKey, emailCipher, emailHash } = newPersonalData({ email });
  const [row] = await owner<{ id: number }[]>`
    insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, email_verified_at)
    values (${randomUUID()}, 'active', 'Sari', ${wrappedKey}, ${emailCipher}, ${emailHash}, now()) returning id`;
  if (row === undefined) throw new Error("Nobody was made");
  return { id: row.id, email };
}

/** Gives a member an address of their own. */
export async function addressFor(owner: Sql, memberId: number): Promise<string> {
  const email = `${randomUUID()}@contoh.id`;
  const { wrappedKey, emailCipher, emailHash } = newPersonalData({ email });
  await owner`
    update people set wrapped_key = ${wrappedKey}, email_cipher = ${emailCipher}, email_hash = ${emailHash}
    where id = (select person_id from members where id = ${memberId})`;
  return email;
}

/** Asks for somebody's welcome as a change of theirs would; the reason it is asked under. */
export async function askForWelcome(personId: number): Promise<string> {
  const reason = `welcome:${personId}`;
  const payload = { template: "welcome", personId, data: {} };
  await sql`
    insert into outbox (reason, task, payload) values (${reason}, 'mail', ${sql.json(payload)})
    on conflict (reason) do nothing`;
  return reason;
}

/** A delivery as a process leaves it that died after claiming it. */
export async function leaveSending(personId: number, jobId: string): Promise<string> {
  const reason = `welcome:${personId}`;
  await sql`
    insert into deliveries (reason, person_id, channel, template, content_version, state, job_id)
    values (${reason}, ${personId}, 'mail', 'welcome', 'id-1', 'sending', ${jobId})`;
  return reason;
}

type DeliveryRow = { state: "sending" | "sent" | "failed"; tries: number; error: string | null };

export async function deliveryOf(reason: string): Promise<DeliveryRow | undefined> {
  const [row] = await sql<DeliveryRow[]>`select * from deliveries where reason = ${reason}`;
  return row;
}

export async function countJobs(owner: Sql, reason: string): Promise<number> {
  const [row] = await owner<
    { jobs: number }[]
  >`select count(*) as jobs from graphile_worker.jobs where key = ${reason}`;
  return row?.jobs ?? 0;
}

export async function countWorkers(owner: Sql): Promise<number> {
  const [row] = await owner<{ workers: number }[]>`select count(*) as workers from workers`;
  return row?.workers ?? 0;
}

export async function markAsDemonstration(owner: Sql): Promise<void> {
  await owner`update installation set is_demonstration = true where id = 1`;
}

/** Ends every connection to this database but the one that asks, as a crash of the server would, and waits until they have ended. */
export async function cutConnections(admin: Sql): Promise<void> {
  await admin`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
}
