import { liveTerms } from "@/lib/live-terms";
import { problemsOf, type RewardEdit, type RewardProblems } from "@/lib/loyalty/catalogue";

/** What could not be read of a form, with all that is wrong besides, so that one try shows every mistake. */
export async function everyProblem(read: { edit: RewardEdit; problems: RewardProblems }): Promise<RewardProblems> {
  return { ...problemsOf(read.edit, null, await liveTerms()), ...read.problems };
}
