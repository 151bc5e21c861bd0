import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { datedKinds } from "@/lib/loyalty/kinds";
import { daysAhead } from "@/lib/loyalty/kinds/dates";
import { type Availability, availability, type RewardKind, type RewardOffer } from "@/lib/loyalty/reward";
import { type Terms, type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { openAddresses, type SavedAddress, type SealedAddress, sealedAddresses } from "./addresses";
import { type BookableDate, type BookableDateRow, openDates, toDates } from "./bookable-dates";
import { favouritesOf, type Own, type OwnRow, ownObject, toOwn } from "./favourites";
import { type ForYou, type ForYouRow, forYouObject, type OfferedPresent, toForYou } from "./for-you";
import { type AccountAndMember, type Standing, spendableOf, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

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
  redeemed: number;
};

/** One JSON object a reward, for queries that read `rewards r` with `reward_stocks s`; `memberId` null for a visitor. */
export const offerObject = (locale: Locale, memberId: number | null) => sql`
  json_build_object('id', r.id, 'publicId', r.public_id, 'version', r.version, 'kind', r.kind, 'state', r.state, 'category', r.category,
    'name', r.texts -> ${locale}::text ->> 'name', 'summary', r.texts -> ${locale}::text ->> 'summary', 'points', r.points,
    'valueMinor', r.value_minor, 'currency', r.currency, 'perMemberLimit', r.per_member_limit, 'tierRequired', r.tier_required,
    'startsAt', r.starts_at, 'endsAt', r.ends_at, 'gates', r.gates, 'totalLeft', s.total_left, 'validDays', r.valid_days, 'cancellable', r.cancellable, 'details', r.details,
    'stockLeft', case when r.kind = any(${datedKinds}::text[]) then least(s.left_, (select coalesce(sum(x.capacity - x.booked), 0) from reward_dates x
      where x.reward_id = r.id and x.is_open and x.starts_at > programme_now())) else s.left_ end,
    'picture', (select p.public_id from pictures p where p.id = r.picture_id),
    'redeemed', (select coalesce(sum(d.quantity), 0) from redemptions d
      where d.member_id = any ((select merged_family(${memberId}::bigint))::bigint[]) and d.reward_id = r.id and d.restored_version is null
        and d.created_at >= limit_since(r.gates ->> 'limitPer', programme_now(), (select i.zone from installation i))))`;

export function toCard(row: OfferRow, standing: Standing | null, terms: Terms, now: Instant): RewardCardView {
  const { redeemed, startsAt, endsAt, ...rest } = row;
  const offer = { ...rest, startsAt: instant(startsAt), endsAt: instant(endsAt) };
  const { spendable = 0, segments = [] } = standing ?? {};
  const member = { spendable, tier: standing?.tier.level.code ?? null, segments, redeemed };
  return { ...offer, availability: standing ? availability(offer, member, terms, now) : forVisitor(offer, terms, now) };
}

/** What holds for anybody, whoever they are: nobody's points or tier are looked at. */
function forVisitor(offer: RewardOffer, terms: Terms, now: Instant): Availability | null {
  const anybody = { spendable: Number.MAX_SAFE_INTEGER, tier: null, segments: [], redeemed: 0 };
  const answer = availability(offer, anybody, terms, now);
  return answer.code === "redeemable" ? null : answer;
}

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
      select r.* from rewards r where r.state = 'published' and (r.ends_at is null or r.ends_at > ${now})
    ), page as (
      select r.*, ${key} as sort_key from listed r
      where (${pattern}::text is null or lower(concat_ws(' ', r.texts -> 'id' ->> 'name', r.texts -> 'id' ->> 'summary',
          r.texts -> 'en' ->> 'name', r.texts -> 'en' ->> 'summary')) like ${pattern}::text)
        and (${filter.category}::text is null or r.category = ${filter.category}::text)
        and (${filter.kind}::text is null or r.kind = ${filter.kind}::text)
        and (not ${filter.affordable && memberId !== null}::boolean or r.points <= ${spendableOf(memberId ?? 0, now)})
        and (not ${filter.favourite}::boolean or r.id in ${favouritesOf(memberId)})
        and (${after}::uuid is null or (${key}, r.id) > (select ${key}, r.id from rewards r where r.public_id = ${after}::uuid))
      order by sort_key, r.id limit ${PAGE_SIZE + 1}
    )
    select (select coalesce(json_agg(${offerObject(locale, memberId)} order by r.sort_key, r.id), '[]')
        from page r left join reward_stocks s on s.reward_id = r.id) as rewards,
      (select json_agg(distinct category) from listed) as categories, (select json_agg(distinct kind) from listed) as kinds,
      (select json_agg(r.public_id) from page r where r.id in ${favouritesOf(memberId)}) as favourites,
      ${memberId !== null && isWhole(filter) ? forYouObject(memberId, locale, now, offerObject(locale, memberId)) : sql`null`} as "forYou",
      (select max(version) from terms_versions where is_live) as "latestTerms",
      (select row_to_json(a) from (select ${standingColumns()} from members m join wallets w on w.member_id = m.id
        where m.id = ${memberId}::bigint) a) as account`;
  if (row === undefined) throw new Error("A statement without a table answered no row");
  const history = await termsHistory(row.latestTerms);
  const terms = termsAsOf(history, now);
  const standing = row.account && standingAt(fromJson(row.account), history, now);
  const shown = row.rewards.slice(0, PAGE_SIZE);
  const own = row.forYou;
  return {
    favourites: new Set(row.favourites),
    forYou: own && standing ? toForYou(own, toCards(own.offers ?? [], standing, now), standing) : [],
    presents: (own?.presents ?? []).map((each) => ({ ...each, until: new Date(each.until) })),
    rewards: shown.map((each) => toCard(each, standing, terms, now)),
    next: row.rewards.length > PAGE_SIZE ? (shown.at(-1)?.publicId ?? null) : null,
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
  prices: { points: number; since: Instant }[];
  /** What all members together gave to a cause, in minor units; null for other kinds. */
  raisedMinor: number | null;
  /** When it takes place, of what can still be booked; full ones too, so that nobody wonders. */
  dates: BookableDate[];
  /** Where the member had something sent before. */
  addresses: SavedAddress[];
  standing: Standing | null;
  history: TermsHistory;
  terms: Terms;
};

type RewardPageRow = {
  own: OwnRow | null;
  book: { addresses: SealedAddress[]; key: string | null } | null;
  dates: BookableDateRow[];
  offer: OfferRow;
  howToUse: string;
  conditions: string;
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
        from (select points, since from reward_prices where reward_id = r.id order by since desc limit 12) p) as prices,
      (select json_build_object('key', encode(p.wrapped_key, 'base64'), 'addresses', ${sealedAddresses()})
        from members m join people p on p.id = m.person_id where m.id = ${memberId}::bigint) as book,
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
  const { howToUse, conditions } = row;
  return {
    own: toOwn(row.own),
    reward: { ...toCard(row.offer, standing, terms, now), redeemed: row.offer.redeemed, howToUse, conditions },
    prices: (row.prices ?? []).map(({ points, since }) => ({ points, since: new Date(since) })),
    raisedMinor: row.raisedMinor,
    addresses: openAddresses(row.book?.addresses ?? [], row.book?.key ? Buffer.from(row.book.key, "base64") : null),
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
    order by r.featured desc, r.id limit 4`;
}

/** A stored picture by its public id; pictures never change under an id. */
export async function findPicture(publicId: string): Promise<{ mime: string; bytes: Buffer } | null> {
  if (!isId(publicId)) return null;
  const [picture] = await sql<{ mime: string; bytes: Buffer }[]>`
    select mime, bytes from pictures where public_id = ${publicId}::uuid`;
  return picture ?? null;
}

/** Instants inside JSON arrive as text. */
function fromJson(account: AccountAndMember): AccountAndMember {
  const { tierUntil, settledAt, signedUpAt } = account;
  const times = { tierUntil: instant(tierUntil), settledAt: instant(settledAt), signedUpAt: instant(signedUpAt) };
  return { ...account, ...times };
}

function instant(value: string | Date | null): Instant | null {
  return value === null ? null : new Date(value);
}
