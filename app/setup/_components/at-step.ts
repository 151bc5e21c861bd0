import { redirect } from "next/navigation";
import { findSetup, type Setup } from "@/db/queries/setup";
import { requireSetup } from "@/lib/session";
import { mayEnter, nextStep, type SetupStep, setupSteps } from "@/lib/setup/answers";

/** Who is at a step with what was answered so far; a step that is too early leads to the first without an answer. */
export async function atStep(step: SetupStep): Promise<Awaited<ReturnType<typeof requireSetup>> & { setup: Setup }> {
  const [visit, setup] = await Promise.all([requireSetup(), findSetup()]);
  if (!mayEnter(step, setup.answers)) redirect(`/setup/${nextStep(setup.answers)}`);
  return { ...visit, setup };
}

/** Where one goes on after a step. */
export function afterStep(step: SetupStep): string {
  return `/setup/${setupSteps[setupSteps.indexOf(step) + 1] ?? "review"}`;
}
