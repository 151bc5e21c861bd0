import { sql } from "@/db/client";
import { findSettings } from "@/db/queries/settings";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type LogoRefusal, redrawLogo } from "@/lib/logo";
import type { Actor } from "@/lib/loyalty/permissions";

/** Gives the programme its logo, drawn anew from what was uploaded, unless the settings changed since `version` was read. */
export async function keepLogo(
  actor: Actor<"settings.edit">,
  { version, upload, saysName }: { version: number; upload: Uint8Array; saysName: boolean },
): Promise<Result<null, LogoRefusal | "stale">> {
  const redrawn = await redrawLogo(upload);
  if (!redrawn.ok) return refused(redrawn.refusal);
  const { bytes, width, height, ground } = redrawn.value;
  const id = newId();
  const brand = {
    ...(await findSettings()).brand,
    "--brand-logo": `url("/pictures/${id}")`,
    "--brand-logo-shape": (width / height).toFixed(3),
    "--brand-logo-ground": ground,
    "--brand-logo-name": saysName ? "inside" : "beside",
  };
  const [row] = await sql<{ status: "kept" | "stale" }[]>`
    select keep_logo(${actor.personId}, ${version}::int, ${id}::uuid, 'image/png', ${width}::int, ${height}::int, ${bytes}, ${sql.json(brand)})
      as status`;
  return row?.status === "kept" ? done(null) : refused("stale");
}

/** Takes the logo away: the mark of the house stands in its place again. False when the settings changed since `version` was read. */
export async function removeLogo(actor: Actor<"settings.edit">, version: number): Promise<boolean> {
  const { brand } = await findSettings();
  const kept = Object.fromEntries(Object.entries(brand).filter(([name]) => !name.startsWith("--brand-logo")));
  const [row] = await sql<{ status: "kept" | "stale" }[]>`
    select keep_settings(${actor.personId}, ${version}::int, ${sql.json({ brand: kept })}) as status`;
  return row?.status === "kept";
}
