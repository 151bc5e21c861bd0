import { spawnSync } from "node:child_process";
import postgres from "postgres";
import { root } from "./place.mjs";
import { portalNode, typescriptArguments } from "./runtime.mjs";

/** Where a new programme is set up and the code its first owner needs; null where there is nothing to set up, or nobody could say. */
export async function setupCode(env) {
  if (!(await awaitsOwner(env.DATABASE_URL))) return null;
  const asked = spawnSync(portalNode(), [...typescriptArguments("cli/portal.ts"), "setup", "code"], {
    cwd: root,
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  const [address, code] = asked.stdout?.trim().split("\n") ?? [];
  return asked.status === 0 && address && code ? { address, code } : null;
}

/** The lines that lead whoever started an empty portal to its set-up. */
export function setupLines({ address, code }) {
  return [
    "",
    "This portal is empty. Set up your programme in the browser, in eight short steps:",
    `  Address       ${address}`,
    `  Set-up code   ${code}   (works once; npm run -s portal -- setup code prints it again)`,
  ];
}

async function awaitsOwner(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5, prepare: false });
  try {
    const [row] = await sql`select awaits_owner() as awaits`;
    return row?.awaits === true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 2 }).catch(() => {});
  }
}
