import { redirect } from "next/navigation";
import type { SetupAnswers } from "@/lib/setup/answers";
import { type ChosenProgramme, type ChosenSettings, chosenProgramme } from "@/lib/setup/terms-to-open";

/** The programme as chosen so far; who has chosen none is led to choose. */
export function chosenHere(answers: SetupAnswers, settings: ChosenSettings): ChosenProgramme {
  return chosenProgramme(answers, settings) ?? redirect("/setup/preset");
}
