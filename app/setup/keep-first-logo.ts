import { getTranslations } from "next-intl/server";
import { keepLogo } from "@/db/commands/keep-logo";
import { findSettings } from "@/db/queries/settings";
import { refuse } from "@/lib/action";
import type { Actor } from "@/lib/loyalty/permissions";

/** The logo drawn anew from what was chosen; without a picture what there is stays. */
export async function keepFirstLogo(
  actor: Actor<"settings.edit">,
  { file, saysName }: { file: File | undefined; saysName: boolean },
): Promise<void> {
  if (file === undefined || file.size === 0) return;
  const upload = new Uint8Array(await file.arrayBuffer());
  const kept = await keepLogo(actor, { version: (await findSettings()).version, upload, saysName });
  if (kept.ok) return;
  if (kept.refusal === "stale") refuse((await getTranslations("setup"))("stale"));
  else refuse(null, { file: (await getTranslations("staff-settings.logo.refusal"))(kept.refusal) });
}
