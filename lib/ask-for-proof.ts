import { getTranslations } from "next-intl/server";
import type { RevealRefusal } from "@/db/commands/reveal-codes";
import { askNext, refuse } from "./action";

/** Ends an action with its form again, where a second factor is missing or wrong. A code on its way by mail is no mistake of anybody's. */
export async function askForProof(because: RevealRefusal): Promise<never> {
  const code = (await getTranslations("step-up.refusal"))(because);
  return because === "mailed" || because === "lately" ? askNext({ code }) : refuse(null, { code });
}
