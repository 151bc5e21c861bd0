import { sql } from "@/db/client";

/** Whether this session still lets somebody in: not ended, not run out, its person allowed. */
export async function sessionIsLive(publicId: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from sessions s join people p on p.id = s.person_id and p.state = 'active'
    where s.public_id = ${publicId}::uuid and s.revoked_at is null and s.expires_at > now()`;
  return row !== undefined;
}

export type Device = { publicId: string; device: string; createdAt: Date; lastSeenAt: Date };

/** Where a person is signed in, the most recent first. */
export async function listDevices(personId: number): Promise<Device[]> {
  return await sql<Device[]>`
    select public_id as "publicId", device, created_at as "createdAt", last_seen_at as "lastSeenAt"
    from sessions where person_id = ${personId} and revoked_at is null and expires_at > now()
    order by last_seen_at desc, id desc limit 50`;
}
