import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import postgres from "postgres";

const held = globalThis as typeof globalThis & { floorPool?: postgres.Sql };

/** The floor of a page: the same session read, one more query, a paragraph. It stays as it is. */
export default async function Page() {
  held.floorPool ??= postgres(process.env.DATABASE_URL ?? "", { max: 10 });
  const sql = held.floorPool;
  const token = await decode({
    token: (await cookies()).get("setia-session")?.value,
    secret: process.env.AUTH_SECRET ?? "",
    salt: "setia-session",
  });
  const [visit] = await sql`
    select s.person_id, p.name, m.id as member_id from sessions s join people p on p.id = s.person_id left join members m on m.person_id = p.id
    where s.public_id = ${String(token?.sid)}::uuid and s.revoked_at is null and s.expires_at > now()`;
  const [wallet] = await sql`select balance, tier_points from wallets where member_id = ${visit?.member_id ?? 0}`;
  return (
    <main>
      <h1>{visit?.name}</h1>
      <p>
        {wallet?.balance} {wallet?.tier_points}
      </p>
    </main>
  );
}
