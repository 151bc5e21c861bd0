import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import type { SetupAnswers } from "@/lib/setup/answers";

export type SetupRefusal = "stale" | "closed";

/**
 * Keeps what was answered of some steps, and forgets what followed from an answer before, unless answers were kept since `version` was
 * read or the programme is open.
 */
export async function keepSetup(
  actor: Actor<"programme.open">,
  version: number,
  answers: SetupAnswers,
  forgotten: readonly (keyof SetupAnswers)[] = [],
): Promise<Result<null, SetupRefusal>> {
  const [row] = await sql<{ status: "kept" | SetupRefusal }[]>`
    select keep_setup(${actor.personId}, ${version}::int, ${sql.json(answers)}, ${sql.array([...forgotten])}::text[]) as status`;
  const status = row?.status ?? "closed";
  return status === "kept" ? done(null) : refused(status);
}
