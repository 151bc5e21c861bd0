import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { type PickReason, pickForYou } from "@/lib/loyalty/for-you";
import type { Occasion } from "@/lib/loyalty/present-trace";
import { familyOf, favouritesOf } from "./favourites";
import type { OfferRow, offerObject, RewardCardView } from "./offers";
import { type Standing, spendableOf } from "./standing";

/** A present that waits to be picked up. */
export type OfferedPresent = { rewardId: string; name: string; because: Occasion; until: Instant };
/** A reward shown first, and why. */
export type ForYou = { card: RewardCardView; reason: PickReason }[];

type Counted = { category: string; times: number }[] | null;
export type ForYouRow = {
  offers: OfferRow[] | null;
  bought: Counted;
  redeemed: Counted;
  monthlyPoints: number;
  favourites: string[] | null;
  /** By what each offer is known and how prominent it is. */
  known: { id: string; words: string; featured: number }[] | null;
  presents: PresentRow[] | null;
};
type PresentRow = Omit<OfferedPresent, "until"> & { until: string };

const SHOWN = 4;

/** What is read of a member's past: as far as it still tells what they like. */
const PURCHASES = 60;
const PAST_DAYS = 180;

/**
 * One JSON object with what the choice for a member is made from, for queries in which `listed` are the rewards of the catalogue: a
 * few of each sort, however many there are. `offer` is one of them as an object, of `rewards r` with `reward_stocks s`; those of `page` are
 * told with it and not again.
 */
export const forYouObject = (
  memberId: number,
  locale: Locale,
  now: Instant,
  offer: ReturnType<typeof offerObject>,
) => sql`
  (with have as materialized (select ${spendableOf(memberId, now)} as points),
  bought as materialized (
    select l ->> 1 as category, count(*)::int as times from (
      select e.data from events e where e.member_id = any ${familyOf(memberId)} and e.kind = 'purchase' and e.occurred_at > ${now}::timestamptz - make_interval(days => ${PAST_DAYS})
      order by e.position desc limit ${PURCHASES}) e, jsonb_array_elements(e.data -> 'lines') l
    where l ->> 1 is not null group by 1 order by 2 desc, 1 limit 8),
  redeemed as materialized (
    select r.category, count(*)::int as times from (
      select d.reward_id from redemptions d where d.member_id = any ${familyOf(memberId)} and d.points > 0 and d.restored_version is null
      order by d.id desc limit 50) d join rewards r on r.id = d.reward_id
    group by 1 order by 2 desc, 1 limit 5),
  favourite as materialized (select reward_id as id from ${favouritesOf(memberId)} f),
  shelf as materialized (
    select r.id, r.points, r.featured, r.category, r.tier_required is not null or jsonb_array_length(r.gates -> 'segments') > 0 as is_kept,
      lower(concat_ws(' ', r.texts -> 'id' ->> 'name', r.texts -> 'en' ->> 'name')) as words
    from listed r where r.starts_at is null or r.starts_at <= ${now}),
  candidates as (
    (select id from favourite limit 40)
    union (select id from shelf, have where shelf.points > have.points order by shelf.points, id limit 12)
    union (select id from shelf, have where shelf.points <= have.points order by featured desc, shelf.points desc, id limit 16)
    union (select id from shelf where is_kept order by featured desc, id limit 12)
    union (select x.id from redeemed h, lateral (select id from shelf where shelf.category = h.category order by featured desc, id limit 6) x)
    union (select x.id from bought b, lateral (select id from shelf where position(lower(b.category) in shelf.words) > 0 order by featured desc, id limit 6) x))
  select json_build_object(
    'offers', (select json_agg(${offer} order by r.id) from candidates c join listed r on r.id = c.id left join reward_stocks s on s.reward_id = r.id
      where c.id not in (select id from page)),
    'known', (select json_agg(json_build_object('id', r.public_id, 'words', x.words, 'featured', x.featured))
      from candidates c join shelf x on x.id = c.id join listed r on r.id = c.id),
    'bought', (select json_agg(b) from bought b), 'redeemed', (select json_agg(h) from redeemed h),
    'favourites', (select json_agg(r.public_id) from favourite f join rewards r on r.id = f.id),
    'monthlyPoints', (select coalesce(sum(j.points), 0)::bigint / 3 from (
      select points, kind, occurred_at from journals where member_id = ${memberId} order by version desc limit 200) j
      where j.kind = 'earned' and j.occurred_at > ${now}::timestamptz - interval '90 days'),
    'presents', (select json_agg(json_build_object('rewardId', r.public_id, 'name', r.texts -> ${locale}::text ->> 'name', 'because', x.because, 'until', x.ends_at)
        order by x.ends_at, x.id)
      from presents x join listed r on r.id = x.reward_id
      where x.member_id = any ${familyOf(memberId)} and x.redemption_id is null and x.ends_at > ${now})))`;

/** The choice for a member, from their cards: those of the page and what is offered besides. */
export function toForYou(row: ForYouRow, cards: readonly RewardCardView[], { segments, terms }: Standing): ForYou {
  const [favourites, known] = [new Set(row.favourites), new Map((row.known ?? []).map((each) => [each.id, each]))];
  const [lowest] = terms.tiers.levels;
  const candidates = cards.flatMap(({ publicId, points, category, availability, tierRequired, gates }) => {
    const told = known.get(publicId);
    if (told === undefined) return [];
    const { words, featured } = told;
    const isFavourite = favourites.has(publicId);
    const isOpen = { tier: tierRequired === lowest?.code ? null : tierRequired, segments: gates.segments };
    return [{ id: publicId, points, category, availability, words: wordsIn(words), isFavourite, featured, ...isOpen }];
  });
  const { bought, redeemed, monthlyPoints } = row;
  const taste = { bought: bought ?? [], redeemed: redeemed ?? [], monthlyPoints, segments };
  return pickForYou(candidates, taste, SHOWN).flatMap(({ id, reason }) => {
    const card = cards.find(({ publicId }) => publicId === id);
    return card ? [{ card, reason }] : [];
  });
}

function wordsIn(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
}
