import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Distribution, type DistributionProblem, distributionProblem } from "@/lib/loyalty/distribution";
import type { Actor } from "@/lib/loyalty/permissions";

export type DistributionAsked = Omit<Distribution, "id"> & {
  /** The reward's public id. */
  reward: string;
};

export type DistributionRefusal = "missing" | "stale" | "reward_unknown" | DistributionProblem;

/**
 * Adds a distribution, or changes one unless it changed since `version` was read; its occasion stays what it was. What it gave before
 * stays given, and nothing is made up for that came before its first day.
 */
export async function keepDistribution(
  actor: Actor<"distribution.edit">,
  known: { publicId: string; version: number } | null,
  asked: DistributionAsked,
): Promise<Result<null, DistributionRefusal>> {
  if (known && !isId(known.publicId)) return refused("missing");
  if (!isId(asked.reward)) return refused("reward_unknown");
  const problem = distributionProblem(asked);
  if (problem !== null) return refused(problem);
  const { occasion, tier, each, conditions, daysBefore, pickUpDays, startsOn, endsOn, atMost, isOn } = asked;
  const columns = {
    ...{ occasion, tier, each_: each, conditions: [...conditions], days_before: daysBefore, pick_up_days: pickUpDays },
    ...{ starts_on: startsOn, ends_on: endsOn, at_most: atMost, is_on: isOn },
  };
  const [row] = await sql<{ status: "kept" | "missing" | "stale" | "reward_unknown" }[]>`
    select keep_distribution(${actor.personId}, ${known?.publicId ?? newId()}::uuid, ${known?.version ?? 0}::int, ${asked.reward}::uuid,
      ${sql.json(columns as never)}) as status`;
  const status = row?.status ?? "missing";
  return status === "kept" ? done(null) : refused(status);
}

/** Turns a distribution on or off; false when it changed since `version` was read, or is gone. */
export async function turnDistribution(
  actor: Actor<"distribution.edit">,
  { publicId, version }: { publicId: string; version: number },
  isOn: boolean,
): Promise<boolean> {
  if (!isId(publicId)) return false;
  const [row] = await sql<{ status: string }[]>`
    select turn_distribution(${actor.personId}, ${publicId}::uuid, ${version}::int, ${isOn}) as status`;
  return row?.status === "kept";
}
