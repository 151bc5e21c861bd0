import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { newId } from "@/lib/base/uuid";
import type { Programme } from "./programme";
import { interleave, type Measured } from "./rounds";
import type { BenchServer } from "./server";

const run = promisify(execFile);
const SECONDS = 5;

/** Redemptions per second through the command layer, against pgbench calling one function that redeems. */
export async function benchRedemption(server: BenchServer, programme: Programme, rounds: number): Promise<Measured[]> {
  const ordinary = await programme.publish(null);
  const hot = await programme.publish(100_000_000);
  const rows = [
    { name: "redemption, 8 callers", callers: 8, reward: ordinary, atLeast: 0.7 },
    { name: "redemption, 128 callers", callers: 128, reward: ordinary, atLeast: 1.5 },
    { name: "redemption of one hot reward, 64 callers", callers: 64, reward: hot, atLeast: 4 },
  ];
  const measured: Measured[] = [];
  for (const { name, callers, reward, atLeast } of rows) {
    measured.push(
      await interleave(
        {
          name,
          unit: "/s",
          promise: { ratio: "product/floor", atLeast },
          floor: () => floorPerSecond(server, programme, callers, reward.id),
          product: () => productPerSecond(programme, callers, reward.publicId),
        },
        rounds,
      ),
    );
  }
  return measured;
}

async function floorPerSecond(
  server: BenchServer,
  programme: Programme,
  clients: number,
  rewardId: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "setia-pgbench-"));
  const script = join(folder, "redeem.sql");
  writeFileSync(
    script,
    `\\set member random(1, ${programme.actors.length})\nselect floor_redeem(:member, ${rewardId}, gen_random_uuid()::text);\n`,
  );
  try {
    const args = [
      "-n",
      "-M",
      "prepared",
      "-c",
      String(clients),
      "-j",
      "2",
      "-T",
      String(SECONDS),
      "-f",
      script,
      server.url("setia_owner"),
    ];
    const { stdout } = await run(join(server.bin, "pgbench"), args);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function productPerSecond(programme: Programme, callers: number, rewardId: string): Promise<number> {
  const { redeemReward } = await import("@/db/commands/redeem-reward");
  const start = performance.now();
  let redeemed = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - start < SECONDS * 1000) {
        const actor = programme.actors[Math.floor(Math.random() * programme.actors.length)];
        if (!actor) throw new Error("No members to redeem");
        const answer = await redeemReward(actor, { rewardId, key: newId(), quantity: 1, price: 10 });
        if (!answer.ok) throw new Error(`Refused: ${answer.refusal.code}`);
        redeemed += 1;
      }
    }),
  );
  return (redeemed * 1000) / (performance.now() - start);
}
