import { sql } from "@/db/client";
import { heldBy } from "@/db/queries/held-by";
import type { BalanceError, BalanceFault } from "@/lib/loyalty/balance-row";
import type { BroughtAlong } from "./brought-along";
import { findMembers } from "./make-members";
import { openingKeys } from "./open-balance";

type Standing = {
  memberId: number;
  state: string;
  /** Of the opening that was written. */
  digest: string | null;
  /** Whether its points are those of whoever asks. */
  isOwn: boolean;
};

/** How customers of a file stand before it is brought in, by the shop's own names; whom nobody knows is left out. */
export async function standingOf(batch: BroughtAlong[], askerId: number | null): Promise<Map<string, Standing>> {
  const members = await findMembers(batch);
  const keyed = [...members].map(([member, memberId]) => ({
    member,
    memberId,
    key: openingKeys({ memberId, lots: [], tierPoints: 0, tier: null }).key.toString("hex"),
  }));
  const rows = await sql<Standing[]>`
    select m.id as "memberId", m.state, encode(e.digest, 'hex') as digest,
      coalesce(${askerId}::bigint = any (${heldBy()}), false) as "isOwn"
    from unnest(${keyed.map((each) => each.memberId)}::bigint[], ${keyed.map((each) => each.key)}::text[]) asked(member, key)
    join members m on m.id = asked.member left join events e on e.key = decode(asked.key, 'hex')`;
  const found = new Map(rows.map((row) => [row.memberId, row]));
  return new Map(
    keyed.flatMap(({ member, memberId }) => {
      const row = found.get(memberId);
      return row ? [[member, row] as const] : [];
    }),
  );
}

/** Why nobody may be opened so: closed or merged memberships, the asker's own, and those opened with something else before. */
export function problemsOf(batch: BroughtAlong[], standing: Map<string, Standing>): BalanceError[] {
  return batch.flatMap(({ member, line, opening }): BalanceError[] => {
    const known = standing.get(member);
    const wrong = (fault: BalanceFault): BalanceError[] => [{ line, field: "member", fault, about: { member } }];
    if (known === undefined) return [];
    if (known.state === "closed") return wrong("member_closed");
    if (known.state === "merged") return wrong("member_merged");
    if (known.isOwn && known.digest === null) return wrong("own_membership");
    if (known.digest === null) return [];
    const { digest } = openingKeys({ ...opening, memberId: known.memberId });
    return digest.toString("hex") === known.digest ? [] : wrong("opened_otherwise");
  });
}
