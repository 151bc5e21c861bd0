import { type Given, sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isHiddenFrom } from "@/lib/loyalty/gates";
import { datedKinds } from "@/lib/loyalty/kinds";
import { type Availability, availability, type RewardOffer } from "@/lib/loyalty/reward";
import type { Terms } from "@/lib/loyalty/terms";
import type { Standing } from "./standing";

/** A reward as a card shows it, in one language. */
export type RewardCardView = RewardOffer & {
  name: string;
  summary: string;
  category: string;
  valueMinor: number | null;
  picture: string | null;
  /** For the member asking; null for visitors, who have no points yet. */
  availability: Availability | null;
};

/** A reward as the database hands it over inside JSON. */
export type OfferRow = Omit<RewardCardView, "startsAt" | "endsAt" | "availability"> & {
  startsAt: string | null;
  endsAt: string | null;
  /** By the member asking, in the period that the limit of one member is for; 0 where there is none. */
  redeemed: number;
};

/** One JSON object a reward, for queries that read `rewards r` with `reward_stocks s`; `memberId` null for a visitor. */
export const offerObject = (locale: Given<Locale>, memberId: Given<number | null>) => sql`
  json_build_object('id', r.id, 'publicId', r.public_id, 'version', r.version, 'kind', r.kind, 'state', r.state, 'category', r.category,
    'name', r.texts -> ${locale}::text ->> 'name', 'summary', r.texts -> ${locale}::text ->> 'summary', 'points', r.points,
    'valueMinor', r.value_minor, 'currency', r.currency, 'perMemberLimit', r.per_member_limit, 'tierRequired', r.tier_required,
    'startsAt', r.starts_at, 'endsAt', r.ends_at, 'gates', r.gates, 'totalLeft', s.total_left, 'validDays', r.valid_days, 'cancellable', r.cancellable, 'details', r.details,
    'stockLeft', case when r.kind = any(${datedKinds}::text[]) then least(s.left_, (select coalesce(sum(x.capacity - x.booked), 0) from reward_dates x
      where x.reward_id = r.id and x.is_open and x.starts_at > programme_now())) else s.left_ end,
    'picture', (select p.public_id from pictures p where p.id = r.picture_id),
    'redeemed', case when r.per_member_limit is null then 0 else (select coalesce(sum(d.quantity), 0) from redemptions d
      where d.member_id = any ((select merged_family(${memberId}::bigint))::bigint[]) and d.reward_id = r.id and d.restored_version is null
        and d.created_at >= limit_since(r.gates ->> 'limitPer', programme_now(), (select i.zone from installation i))) end)`;

export function toCard(row: OfferRow, standing: Standing | null, terms: Terms, now: Instant): RewardCardView {
  const { redeemed, startsAt, endsAt, ...rest } = row;
  const offer = { ...rest, startsAt: instant(startsAt), endsAt: instant(endsAt) };
  if (standing === null) return { ...offer, availability: forVisitor(offer, terms, now) };
  const segments = offer.gates.segments.length === 0 ? [] : standing.segments;
  const member = { spendable: standing.spendable, tier: standing.tier.level.code, segments, redeemed };
  return { ...offer, availability: availability(offer, member, terms, now) };
}

/** What holds for anybody, whoever they are: nobody's points or tier are looked at. */
export function forVisitor(offer: RewardOffer, terms: Terms, now: Instant): Availability | null {
  const anybody = { spendable: Number.MAX_SAFE_INTEGER, tier: null, segments: [], redeemed: 0 };
  const answer = availability(offer, anybody, terms, now);
  return answer.code === "redeemable" ? null : answer;
}

/** Whether the catalogue shows it to whoever asks; a visitor is in no segment. */
export function isShownTo(offer: Pick<RewardOffer, "gates">, standing: Standing | null): boolean {
  return !offer.gates.isHidden || !isHiddenFrom(offer, standing?.segments ?? []);
}

/** Instants inside JSON arrive as text. */
export function instant(value: string | Date | null): Instant | null {
  return value === null ? null : new Date(value);
}
