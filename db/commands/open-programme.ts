import { sql } from "@/db/client";
import { findSettings } from "@/db/queries/settings";
import { findSetup } from "@/db/queries/setup";
import { forgetTerms } from "@/db/queries/terms";
import { rewardColumns } from "@/db/reward-columns";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { openToAll } from "@/lib/loyalty/gates";
import type { Actor } from "@/lib/loyalty/permissions";
import { takesCodes } from "@/lib/loyalty/reward";
import { readTerms, type TermsProblem } from "@/lib/loyalty/terms-problems";
import { type ChosenProgramme, chosenProgramme, starterLacks } from "@/lib/setup/terms-to-open";

export type OpenRefusal =
  | { code: "stale" | "closed" | "unfinished" }
  /** The figures that were chosen do not make terms. */
  | { code: "terms_wrong"; problems: TermsProblem[] };

/**
 * Opens the programme as it was reviewed at `version`: publishes the first terms, in force at once, and puts the chosen rewards on the
 * shelf, those that lack something as drafts. Of many who open it at once one does. It needs no second person, since nobody is a
 * member yet whom a second person would protect; every later version does.
 */
export async function openProgramme(
  actor: Actor<"programme.open">,
  version: number,
): Promise<Result<{ rewards: number }, OpenRefusal>> {
  const [{ answers, version: current }, settings] = await Promise.all([findSetup(), findSettings()]);
  if (current !== version) return refused({ code: "stale" });
  const chosen = chosenProgramme(answers, settings);
  if (chosen === null) return refused({ code: "unfinished" });
  const read = readTerms(chosen.document);
  if (!read.ok) return refused({ code: "terms_wrong", problems: read.refusal });

  const rewards = rewardsOf(chosen);
  const [row] = await sql<{ status: "opened" | "stale" | "closed" }[]>`
    select open_programme(${actor.personId}, ${version}::int, ${JSON.stringify(read.value)}::jsonb,
      ${JSON.stringify(rewards)}::jsonb) as status`;
  const status = row?.status ?? "closed";
  if (status !== "opened") return refused({ code: status });
  forgetTerms();
  return done({ rewards: rewards.length });
}

/** The wanted rewards under the names the catalogue's own functions take. */
function rewardsOf({ rewards, currency }: ChosenProgramme) {
  const wanted = rewards.filter(({ answer }) => answer.isWanted);
  return wanted.map(({ starter, answer }, place) => {
    const { slug: _, stock: __, ...edit } = starter;
    const columns = rewardColumns({
      ...edit,
      sku: null,
      gates: openToAll,
      points: answer.points,
      currency,
      startsAt: null,
      endsAt: null,
      cancellable: true,
      featured: wanted.length - place,
    });
    const stock = takesCodes(starter.kind) ? 0 : answer.stock;
    return { id: newId(), columns, stock, isShown: starterLacks(starter) === null };
  });
}
