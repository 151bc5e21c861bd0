import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { newId } from "@/lib/base/uuid";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import type { BenchServer } from "./server";

export type Programme = {
  owner: postgres.Sql;
  /** Adds members with a million points each until there are so many. */
  grow: (members: number) => Promise<void>;
  publish: (stock: number | null, kind?: "discount" | "gift_card") => Promise<{ id: number; publicId: string }>;
  actors: Actor<"membership.use">[];
};

/** A migrated database with the demonstration's terms and the floor's functions, and the environment set to it. */
export async function openProgramme(server: Pick<BenchServer, "url">): Promise<Programme> {
  const key = Buffer.alloc(32, 7).toString("base64");
  Object.assign(process.env, {
    DATABASE_URL: server.url("setia_app"),
    DATABASE_OWNER_URL: server.url("setia_owner"),
    DATA_KEY: key,
    CHECKPOINT_KEY: key,
    AUTH_SECRET: "only-for-the-bench-only-for-the-bench",
    DEMO: "1",
  });
  const { migrate } = await import("@/db/migrate");
  await migrate({ ownerUrl: server.url("setia_owner"), applicationUrl: server.url("setia_app") });
  const owner = postgres(server.url("setia_owner"), { max: 4, onnotice: () => {} });
  await owner`insert into terms_versions (version, document, effective_from) values (1, ${owner.json(kopiSenjaTerms)}, '1990-01-01')`;
  await owner`update installation set is_demonstration = true, programme_name = 'Bench' where id = 1`;
  for (const file of ["populate.sql", "floor/redeem.sql", "floor/award.sql"]) {
    await owner.unsafe(readFileSync(join(import.meta.dirname, file), "utf8"));
  }
  const programme: Programme = { owner, grow, publish, actors: [] };
  let size = 0;

  async function grow(members: number): Promise<void> {
    for (; size < members; size = Math.min(members, size + 50_000)) {
      await owner`select bench_populate(${size + 1}, ${Math.min(members, size + 50_000)})`;
    }
    await owner.unsafe("vacuum analyze");
    const rows = await owner<
      { id: string; publicId: string }[]
    >`select id, public_id as "publicId" from members order by id limit 10000`;
    programme.actors = rows.map((row) => memberActor(Number(row.id), row.publicId));
  }

  async function publish(stock: number | null, kind: "discount" | "gift_card" = "discount") {
    const publicId = newId();
    const texts = { name: "Bench", summary: "-", howToUse: "-", conditions: "-" };
    const [row] = await owner<{ id: string }[]>`
      insert into rewards (public_id, kind, state, category, texts, points, valid_days, details)
      values (${publicId}, ${kind}, 'published', 'bench', ${owner.json({ id: texts, en: texts })}, 10, 30, ${owner.json({ percent: 10 })}) returning id`;
    const id = Number(row?.id);
    await owner`insert into reward_stocks (reward_id, initial, left_) values (${id}, ${stock}, ${stock})`;
    return { id, publicId };
  }
  return programme;
}

function memberActor(id: number, publicId: string): Actor<"membership.use"> {
  const person = { id, publicId, role: null, hasTotp: true, member: { id, publicId } };
  const actor = grant(person, "membership.use");
  if (!actor) throw new Error("A member may redeem");
  return actor;
}
