import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";
import { pointsAtStake } from "@/lib/loyalty/step-up";
import { termsAsOf } from "@/lib/loyalty/terms";
import { type Asking, whyWithheld } from "./step-up";
import { termsHistory } from "./terms";

/** `isWithheld` while what it cost asks for a second factor in this session first. */
export type Download = { name: string; bytes: Buffer; asksAgain: boolean; isWithheld: boolean };

type Row = Omit<Download, "isWithheld"> & {
  points: number;
  quantity: number;
  price: number;
  now: Date;
  latestTerms: number;
};

/** The file of a redemption of this member's own that can still be used; null for anybody else's, as for one that is over. */
export async function findDownload(
  memberId: number,
  redemptionId: string,
  asking: Asking | null = null,
): Promise<Download | null> {
  if (!isId(redemptionId)) return null;
  const [row] = await sql<Row[]>`
    select f.name, f.bytes, coalesce((d.details ->> 'askAgain')::boolean, false) as "asksAgain", d.points, d.quantity, r.points as price,
      programme_now() as now, (select max(version) from terms_versions where is_live) as "latestTerms"
    from redemptions d join rewards r on r.id = d.reward_id join reward_files f on f.reward_id = d.reward_id
    where d.public_id = ${redemptionId}::uuid and d.member_id = any (merged_family(${memberId})) and d.state = 'ready'
      and (d.expires_at is null or d.expires_at > programme_now())`;
  if (row === undefined) return null;
  const { name, bytes, asksAgain, points, quantity, price, now, latestTerms } = row;
  const { stepUp } = termsAsOf(await termsHistory(latestTerms), now);
  const atStake = pointsAtStake(points, quantity, price);
  const withheld = await whyWithheld(asking, { publicId: redemptionId, points: atStake }, stepUp);
  return { name, bytes, asksAgain, isWithheld: withheld.length > 0 };
}
