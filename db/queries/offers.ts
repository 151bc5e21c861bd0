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

/** What of an offer stands in its reward alone, and so is the same for everybody until the reward is edited. */
const written = (locale: Given<Locale>) => sql`
  'id', r.id, 'publicId', r.public_id, 'version', r.version, 'kind', r.kind, 'state', r.state, 'category', r.category,
  'name', r.texts -> ${locale}::text ->> 'name', 'summary', r.texts -> ${locale}::text ->> 'summary', 'points', r.points,
  'valueMinor', r.value_minor, 'currency', r.currency, 'perMemberLimit', r.per_member_limit, 'tierRequired', r.tier_required,
  'startsAt', r.starts_at, 'endsAt', r.ends_at, 'gates', r.gates, 'validDays', r.valid_days, 'cancellable', r.cancellable, 'details', r.details,
  'picture', (select p.public_id from pictures p where p.id = r.picture_id)`;

const stockLeft = () => sql`
  case when r.kind = any(${datedKinds}::text[]) then least(s.left_, (select coalesce(sum(x.capacity - x.booked), 0) from reward_dates x
    where x.reward_id = r.id and x.is_open and x.starts_at > programme_now())) else s.left_ end`;

const redeemedBy = (memberId: Given<number | null>) => sql`
  case when r.per_member_limit is null then 0 else (select coalesce(sum(d.quantity), 0) from redemptions d
    where d.member_id = any ((select merged_family(${memberId}::bigint))::bigint[]) and d.reward_id = r.id and d.restored_version is null
      and d.created_at >= limit_since(r.gates ->> 'limitPer', programme_now(), (select i.zone from installation i))) end`;

/** One JSON object a reward, for queries that read `rewards r` with `reward_stocks s`; `memberId` null for a visitor. */
export const offerObject = (locale: Given<Locale>, memberId: Given<number | null>) => sql`
  json_build_object(${written(locale)}, 'totalLeft', s.total_left, 'stockLeft', ${stockLeft()}, 'redeemed', ${redeemedBy(memberId)})`;

/** What of an offer changes without its reward being edited, and by which edit the rest is told. */
export type OfferFigures = [
  publicId: string,
  version: number,
  totalLeft: number | null,
  stockLeft: number | null,
  redeemed: number,
];

/** The same in short, for lists of many: `offersOf` makes offers of it. */
export const offerFigures = (memberId: Given<number | null>) => sql`
  json_build_array(r.public_id, r.version, s.total_left, ${stockLeft()}, ${redeemedBy(memberId)})`;

type Written = Omit<OfferRow, "totalLeft" | "stockLeft" | "redeemed">;

const KEPT_MOST = 5_000;
const kept = new Map<string, Written>();

/**
 * Offers from their figures, in their order. What is written of a reward does not change while its version stands (a trigger sees to that),
 * so a process reads it once and keeps it, the few thousand read last; one edited since its figures were read comes as it is now.
 */
export async function offersOf(figures: readonly OfferFigures[], locale: Locale): Promise<OfferRow[]> {
  const found = new Map<string, Written>();
  for (const [publicId, version] of figures) {
    const known = kept.get(nameOf(publicId, locale));
    if (known && known.version >= version) found.set(publicId, known);
  }
  const missing = figures.map(([publicId]) => publicId).filter((publicId) => !found.has(publicId));
  if (missing.length > 0) for (const each of await readWritten(missing, locale)) found.set(each.publicId, each);
  return figures.flatMap(([publicId, , totalLeft, stockLeft, redeemed]) => {
    const rest = found.get(publicId);
    return rest ? [{ ...rest, totalLeft, stockLeft, redeemed }] : [];
  });
}

async function readWritten(publicIds: readonly string[], locale: Locale): Promise<Written[]> {
  const rows = await sql<{ offer: Written }[]>`
    select json_build_object(${written(locale)}) as offer from rewards r where r.public_id = any (${publicIds}::uuid[])`;
  const offers = rows.map(({ offer }) => offer);
  for (const offer of offers) {
    kept.delete(nameOf(offer.publicId, locale));
    kept.set(nameOf(offer.publicId, locale), offer);
  }
  for (const name of kept.keys()) {
    if (kept.size <= KEPT_MOST) break;
    kept.delete(name);
  }
  return offers;
}

const nameOf = (publicId: string, locale: Locale) => `${locale} ${publicId}`;

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
