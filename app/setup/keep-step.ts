import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { keepSetup } from "@/db/commands/keep-setup";
import { refuse } from "@/lib/action";
import type { Actor } from "@/lib/loyalty/permissions";
import type { SetupAnswers } from "@/lib/setup/answers";

/** Keeps the answers of a step, and forgets those that followed from another answer; refused where somebody else answered meanwhile. */
export async function keepStep(
  actor: Actor<"programme.open">,
  version: number,
  answers: SetupAnswers,
  forgotten: readonly (keyof SetupAnswers)[] = [],
): Promise<void> {
  const kept = await keepSetup(actor, version, answers, forgotten);
  if (kept.ok) return;
  if (kept.refusal === "closed") notFound();
  refuse((await getTranslations("setup"))("stale"));
}
