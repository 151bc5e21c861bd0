import { getTranslations } from "next-intl/server";
import type { MoveRefusal } from "@/db/commands/move-dispute";
import type { OpenRefusal } from "@/db/commands/open-dispute";
import { refuse } from "@/lib/action";

/** Ends an action with what was wrong, at the field it is about. */
export async function sayRefusal(refusal: OpenRefusal | MoveRefusal): Promise<never> {
  const [t, files] = await Promise.all([getTranslations("disputes.refusal"), getTranslations("disputes.attachment")]);
  if (refusal.code === "attachment") return refuse(null, { file: files(refusal.because) });
  if (refusal.code === "words_missing") return refuse(null, { words: t(refusal.code) });
  return refuse(t(refusal.code));
}
