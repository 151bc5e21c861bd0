import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { type DisputeStep, stateAfter } from "@/lib/loyalty/disputes";
import type { SealedWords } from "./sealed-words";

export type MoveRefusal =
  | { code: "dispute_unknown" }
  | { code: "already_decided" }
  | { code: "changed_meanwhile" }
  /** Nobody decides what they contest themselves. */
  | { code: "own_dispute" };

type Move = {
  disputeId: string;
  /** The version that was read: what was said since is read first. */
  version: number;
  step: Exclude<DisputeStep, "opened" | "accepted">;
  actorId: number;
  /** Of the member who acts; null for staff. */
  memberId: number | null;
  answerBy: Instant | null;
  said: SealedWords | null;
};

const refusals = {
  missing: "dispute_unknown",
  decided: "already_decided",
  stale: "changed_meanwhile",
  own: "own_dispute",
} as const;

/** Takes a step in a dispute that is not decided; whoever comes second finds it changed. */
export async function moveDispute(move: Move): Promise<Result<null, MoveRefusal>> {
  const { disputeId, version, step, actorId, memberId, answerBy, said } = move;
  const { words = null, ids = [], mimes = [], sizes = [], ciphers = [] } = said ?? {};
  const [row] = await sql<{ status: "moved" | keyof typeof refusals }[]>`
    select move_dispute(${actorId}, ${memberId}::bigint, ${disputeId}::uuid, ${version}::int, ${step}, ${stateAfter(step)}, ${answerBy}::timestamptz,
      ${words}, ${ids}::uuid[], ${mimes}::text[], ${sizes}::int[], ${sql.array(ciphers)}::bytea[]) as status`;
  if (row?.status === "moved") return done(null);
  return refused({ code: refusals[row?.status ?? "missing"] });
}
