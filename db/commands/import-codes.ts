import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type CodeList, readCodeList } from "@/lib/loyalty/code-list";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealSecret } from "@/lib/personal-data";
import { codeHash } from "./redeem-reward";

export const CODES_MAX = 10_000;

export type ImportedCodes = {
  added: number;
  bad: CodeList["bad"];
  repeated: CodeList["repeated"];
  /** Lines with a code this portal already holds, for this reward or another. */
  known: number[];
};

/** Adds codes to a gift card, sealed. The same list again adds nothing: a code is held once, whichever reward it belongs to. */
export async function importCodes(
  actor: Actor<"codes.import">,
  rewardId: string,
  text: string,
): Promise<Result<ImportedCodes, "reward_unknown" | "nothing_to_import" | "too_many">> {
  if (!isId(rewardId)) return refused("reward_unknown");
  const { codes, bad, repeated } = readCodeList(text);
  if (codes.length > CODES_MAX) return refused("too_many");
  if (codes.length === 0 && bad.length === 0) return refused("nothing_to_import");

  const hashes = codes.map(({ code }) => codeHash(code));
  const [row] = await sql<{ added: Buffer[] | null }[]>`
    select import_codes(${actor.personId}, ${rewardId}::uuid, ${codes.map(() => newId())}::uuid[],
      ${bytesOf(codes.map(({ code }) => Buffer.from(sealSecret(code), "base64url")))}, ${bytesOf(hashes)}) as added`;
  if (!row?.added) return refused("reward_unknown");
  const added = new Set(row.added.map((hash) => hash.toString("hex")));
  const known = codes.flatMap(({ line }, place) => (added.has(hashes[place]?.toString("hex") ?? "") ? [] : [line]));
  return done({ added: added.size, bad, repeated, known });
}

/** Bytes as an array PostgreSQL takes; the driver can send only one at a time. */
function bytesOf(values: Buffer[]) {
  const inHex = values.map((value) => value.toString("hex"));
  return sql`array(select decode(v, 'hex') from unnest(${inHex}::text[]) with ordinality u(v, place) order by place)`;
}
