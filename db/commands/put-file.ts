import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

export type FileRefusal = "reward_unknown" | "file_empty" | "file_too_large" | "file_unnamed";

const LARGEST_BYTES = 5 * 1024 * 1024;

/** Gives a digital reward the file it is; whoever redeemed it before gets the new one from then on. */
export async function putFile(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; name: string; bytes: Uint8Array },
): Promise<Result<null, FileRefusal>> {
  if (!isId(request.rewardId)) return refused("reward_unknown");
  if (request.bytes.length === 0) return refused("file_empty");
  if (request.bytes.length > LARGEST_BYTES) return refused("file_too_large");
  const name = plainName(request.name);
  if (name === "") return refused("file_unnamed");
  const [row] = await sql<{ status: "put" | "missing" }[]>`
    select put_file(${actor.personId}, ${request.rewardId}::uuid, ${name}, ${Buffer.from(request.bytes)}) as status`;
  return row?.status === "put" ? done(null) : refused("reward_unknown");
}

/** A name any system can keep: no folders, nothing but letters, digits and a few signs. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last
    .normalize("NFKD")
    .replace(/[^\w. -]+/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+/, "")
    .trim()
    .slice(0, 120);
}
