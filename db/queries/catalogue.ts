import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { datedKinds } from "@/lib/loyalty/kinds";
import { daysAhead } from "@/lib/loyalty/kinds/dates";
import { type PriceHeld, pricesHeld } from "@/lib/loyalty/price-history";
import type { RewardKind } from "@/lib/loyalty/reward";
import { type Terms, type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { type AddressBook, openBook, type SealedBook, sealedBook } from "./addresses";
import { type BookableDate, type BookableDateRow, openDates, toDates } from "./bookable-dates";
import { favouritesOf, type Own, type OwnRow, ownObject, toOwn } from "./favourites";
import { type ForYou, type ForYouRow, forYouObject, type OfferedPresent, toForYou } from "./for-you";
import { instant, isShownTo, type OfferRow, offerObject, type RewardCardView, toCard } from "./offers";
import { type AccountAndMember, type Standing, spendableOf, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

export const sorts = ["featured", "cheapest", "dearest", "newest", "value"] as const;
type Sort = (typeof sorts)[number];

export type CatalogueFilter = {
  q: string;
  category: string | null;
  kind: RewardKind | null;
  affordable: boolean;
  /** Only what the member marked. */
  favourite: boolean;
  sort: Sort;
  /** The public id of the last reward of the page before. */
  after: string | null;
};

export type Catalogue = {
  rewards: RewardCardView[];
  /** The address of the next page begins after this reward; null at the end. */
  next: string | null;
  categories: string[];
  kinds: RewardKind[];
  /** The public ids of those shown that the member marked. */
  favourites: ReadonlySet<string>;
  /** What the member is shown first, and what waits for them; on the first page of everything alone. */
  forYou: ForYou;
  presents: OfferedPresent[];
  standing: Standing | null;
  terms: Terms;
};

const PAGE_SIZE = 24;
/** Read besides, in place of what is hidden from this member. */
const HIDDEN_MOST = 200;

/** What a list is ordered by, rising. */
const sortKeys: Record<Sort, () => ReturnType<typeof sql>> = {
  featured: () => sql`-r.featured::numeric`,
  cheapest: () => sql`r.points::numeric`,
  dearest: () => sql`-r.points::numeric`,
  newest: () => sql`-coalesce(extract(epoch from r.published_at), 0)`,
  value: () => sql`coalesce(-r.value_minor::numeric / r.points, 1)`,
};

type CatalogueRow = {
  rewards: OfferRow[];
  categories: string[] | null;
  kinds: RewardKind[] | null;
  favourites: string[] | null;
  forYou: ForYouRow | null;
  latestTerms: number;
  account: AccountAndMember | null;
};

/** One page of what is published and not yet over, in one statement; for a member with where they stand. */
export async function listRewards(
  filter: CatalogueFilter,
  asking: { memberId: number | null; locale: Locale; now: Instant },
): Promise<Catalogue> {
  const { memberId, locale, now } = asking;
  const key = sortKeys[filter.sort]();
  const after = filter.after !== null && isId(filter.after) ? filter.after : null;
  const pattern = filter.q === "" ? null : `%${filter.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const [row] = await sql<CatalogueRow[]>`
    with listed as (
      select r.*, (r.gates ->> 'isHidden')::boolean as is_hidden from rewards r
      where r.state = 'published' and (r.ends_at is null or r.ends_at > ${now}) and (${memberId}::bigint is not null or not (r.gates ->> 'isHidden')::boolean)
    ), page as (
      select r.*, ${key} as sort_key from listed r
      where (${pattern}::text is null or lower(concat_ws(' ', r.texts -> 'id' ->> 'name', r.texts -> 'id' ->> 'summary',
          r.texts -> 'en' ->> 'name', r.texts -> 'en' ->> 'summary')) like ${pattern}::text)
        and (${filter.category}::text is null or r.category = ${filter.category}::text)
        and (${filter.kind}::text is null or r.kind = ${filter.kind}::text)
        and (not ${filter.affordable && memberId !== null}::boolean or r.points <= ${spendableOf(memberId ?? 0, now)})
        and (not ${filter.favourite}::boolean or r.id in ${favouritesOf(memberId)})
        and (${after}::uuid is null or (${key}, r.id) > (select ${key}, r.id from rewards r where r.public_id = ${after}::uuid))
      order by sort_key, r.id limit ${PAGE_SIZE + 1} + least(${HIDDEN_MOST}, (select count(*) from listed where is_hidden))
    )
    select (select coalesce(json_agg(${offerObject(locale, memberId)} order by r.sort_key, r.id), '[]')
        from page r left join reward_stocks s on s.reward_id = r.id) as rewards,
      (select json_agg(distinct category) from listed where not is_hidden) as categories,
      (select json_agg(distinct kind) from listed where not is_hidden) as kinds,
      (select json_agg(r.public_id) from page r where r.id in ${favouritesOf(memberId)}) as favourites,
      ${memberId !== null && isWhole(filter) ? forYouObject(memberId, locale, now, offerObject(locale, memberId)) : sql`null`} as "forYou",
      (select max(version) from terms_versions where is_live) as "latestTerms",
      (select row_to_json(a) from (select ${standingColumns()} from members m join wallets w on w.member_id = m.id
        where m.id = ${memberId}::bigint) a) as account`;
  if (row === undefined) throw new Error("A statement without a table answered no row");
  const history = await termsHistory(row.latestTerms);
  const terms = termsAsOf(history, now);
  const standing = row.account && standingAt(fromJson(row.account), history, now);
  const cards = row.rewards.map((each) => toCard(each, standing, terms, now));
  const visible = cards.filter((each) => isShownTo(each, standing));
  const shown = visible.slice(0, PAGE_SIZE);
  // Where more were hidden than were read for it, the page is short and the next one goes on where reading ended.
  const last =
    visible.length > PAGE_SIZE ? shown.at(-1) : cards.length > PAGE_SIZE + HIDDEN_MOST ? cards.at(-1) : undefined;
  const own = row.forYou;
  return {
    favourites: new Set(row.favourites),
    forYou: own && standing ? toForYou(own, [...cards, ...toCards(own.offers ?? [], standing, now)], standing) : [],
    presents: (own?.presents ?? []).map((each) => ({ ...each, until: new Date(each.until) })),
    rewards: shown,
    next: last?.publicId ?? null,
    categories: row.categories ?? [],
    kinds: row.kinds ?? [],
    standing,
    terms,
  };
}

/** The first page of everything, as it is opened. */
function isWhole({ q, category, kind, affordable, favourite, sort, after }: CatalogueFilter): boolean {
  return !(q || category || kind || affordable || favourite || after) && sort === "featured";
}

function toCards(offers: readonly OfferRow[], standing: Standing, now: Instant): RewardCardView[] {
  return offers.map((each) => toCard(each, standing, standing.terms, now));
}

export type RewardPage = {
  /** What it is to the member who looks; null for a visitor. */
  own: Own | null;
  reward: RewardCardView & { howToUse: string; conditions: string; redeemed: number };
  /** What it has cost members and is to cost, newest first. */
  prices: PriceHeld[];
  /** What all members together gave to a cause, in minor units; null for other kinds. */
  raisedMinor: number | null;
  /** When it takes place, of what can still be booked; full ones too, so that nobody wonders. */
  dates: BookableDate[];
  /** Where the member had something sent before, and what they need not type again. */
  book: AddressBook;
  standing: Standing | null;
  history: TermsHistory;
  terms: Terms;
};

type RewardPageRow = {
  own: OwnRow | null;
  book: SealedBook | null;
  dates: BookableDateRow[];
  offer: OfferRow;
  howToUse: string;
  conditions: string;
  publishedAt: Instant | null;
  prices: { points: number; since: string }[] | null;
  raisedMinor: number | null;
  latestTerms: number;
  account: AccountAndMember | null;
};

/** One published reward with all its page says, in one statement; null when there is none of this id. */
export async function findReward(
  publicId: string,
  asking: { memberId: number | null; locale: Locale; now: Instant },
): Promise<RewardPage | null> {
  if (!isId(publicId)) return null;
  const { memberId, locale, now } = asking;
  const [row] = await sql<RewardPageRow[]>`
    select ${offerObject(locale, memberId)} as offer, ${ownObject(memberId)} as own,
      r.texts -> ${locale}::text ->> 'howToUse' as "howToUse", r.texts -> ${locale}::text ->> 'conditions' as conditions,
      (select json_agg(json_build_object('points', p.points, 'since', p.since) order by p.since desc)
        from (select points, since from reward_prices where reward_id = r.id order by since desc, id desc limit 40) p) as prices, r.published_at as "publishedAt",
      (select ${sealedBook()} from members m join people p on p.id = m.person_id where m.id = ${memberId}::bigint) as book,
      case when r.kind = any(${datedKinds}::text[]) then ${openDates()} else '[]'::json end as dates,
      case when r.kind = 'donation' then (select coalesce(sum(d.worth_minor), 0)::bigint from redemptions d
        where d.reward_id = r.id and d.restored_version is null) end as "raisedMinor",
      (select max(version) from terms_versions where is_live) as "latestTerms",
      (select row_to_json(a) from (select ${standingColumns()} from members m join wallets w on w.member_id = m.id
        where m.id = ${memberId}::bigint) a) as account
    from rewards r left join reward_stocks s on s.reward_id = r.id
    where r.public_id = ${publicId}::uuid and r.state = 'published'`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const terms = termsAsOf(history, now);
  const standing = row.account && standingAt(fromJson(row.account), history, now);
  if (!isShownTo(row.offer, standing)) return null;
  const { howToUse, conditions } = row;
  const prices = (row.prices ?? []).map(({ points, since }) => ({ points, since: new Date(since) }));
  return {
    own: toOwn(row.own),
    reward: { ...toCard(row.offer, standing, terms, now), redeemed: row.offer.redeemed, howToUse, conditions },
    prices: pricesHeld(prices.reverse(), row.publishedAt),
    raisedMinor: row.raisedMinor,
    book: openBook(row.book),
    dates: toDates(row.dates, daysAhead(row.offer.details, now)),
    standing,
    history,
    terms,
  };
}

/** A few rewards for the front page, the most prominent first. */
export async function listTeaser(
  locale: Locale,
  now: Instant,
): Promise<{ publicId: string; name: string; points: number; kind: RewardKind; picture: string | null }[]> {
  return await sql`
    select r.public_id as "publicId", r.texts -> ${locale}::text ->> 'name' as name, r.points, r.kind,
      (select p.public_id from pictures p where p.id = r.picture_id) as picture
    from rewards r where r.state = 'published' and (r.starts_at is null or r.starts_at <= ${now}) and (r.ends_at is null or r.ends_at > ${now})
      and jsonb_array_length(r.gates -> 'segments') = 0
    order by r.featured desc, r.id limit 4`;
}

/** A stored picture by its public id; pictures never change under an id. */
export async function findPicture(publicId: string): Promise<{ mime: string; bytes: Buffer } | null> {
  if (!isId(publicId)) return null;
  const [picture] = await sql<{ mime: string; bytes: Buffer }[]>`
    select mime, bytes from pictures where public_id = ${publicId}::uuid`;
  return picture ?? null;
}

/** Times inside JSON arrive as text. */
function fromJson(account: AccountAndMember): AccountAndMember {
  const { tierUntil, settledAt, signedUpAt } = account;
  const times = { tierUntil: instant(tierUntil), settledAt: instant(settledAt), signedUpAt: instant(signedUpAt) };
  return { ...account, ...times };
}
