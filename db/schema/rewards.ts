import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { type Gates, openToAll } from "@/lib/loyalty/gates";
import type { Details } from "@/lib/loyalty/kinds/details";
import { type RewardTexts, rewardKinds } from "@/lib/loyalty/reward";
import { bytea, edited, id, instant, minor, points, publicId, recordedAt, reference } from "./columns";

/** What the database has to know of a kind's rule (lib/loyalty/kinds), written anew at every migrate. */
export const rewardKindRules = pgTable("reward_kind_rules", {
  kind: text("kind", { enum: rewardKinds }).primaryKey(),
  /** Whether its codes come from an inventory, so that its stock is its free codes. */
  takesCodes: boolean("takes_codes").notNull(),
});

export const rewards = pgTable(
  "rewards",
  {
    id: id(),
    publicId: publicId(),
    /** The shop's own number of it, by which files name it. */
    sku: text("sku"),
    kind: text("kind", { enum: rewardKinds }).notNull(),
    state: text("state", { enum: ["draft", "published", "archived"] })
      .notNull()
      .default("draft"),
    category: text("category").notNull(),
    texts: jsonb("texts").$type<RewardTexts>().notNull(),
    points: points("points").notNull(),
    /** What it is worth in money, shown honestly as rupiah per point; null when it has no price. */
    valueMinor: minor("value_minor"),
    currency: text("currency").notNull().default("IDR"),
    perMemberLimit: integer("per_member_limit"),
    /** The lowest tier that may redeem it; null for everybody. */
    tierRequired: text("tier_required"),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    /** Who else may redeem it, how often, and where it goes (lib/loyalty/gates). */
    gates: jsonb("gates").$type<Gates>().notNull().default(openToAll),
    /** How long a redeemed code can be used; null without an end. */
    validDays: integer("valid_days"),
    /** Whether a member may cancel within the terms' window: only where the code can be made void. */
    cancellable: boolean("cancellable").notNull().default(true),
    /** What its kind says besides (lib/loyalty/kinds). */
    details: jsonb("details").$type<Details>().notNull().default({}),
    pictureId: reference("picture_id").references(() => pictures.id),
    featured: integer("featured").notNull().default(0),
    publishedAt: instant("published_at"),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("rewards_public_id_once").on(t.publicId),
    uniqueIndex("rewards_sku_once").on(t.sku),
    check("rewards_sku_is_short", sql`length(${t.sku}) between 1 and 60`),
    // What a member's first page offers, in its order (db/queries/home.ts).
    index("rewards_offered").on(t.state, t.featured.desc().nullsFirst(), t.points.desc().nullsFirst(), t.id),
    // What staff's list is filtered and ordered by (db/queries/staff-rewards.ts), word for word.
    index("rewards_by_state").on(t.state, t.id),
    index("rewards_by_kind").on(t.kind, t.id),
    index("rewards_by_category").on(t.category, t.id),
    index("rewards_by_points").on(t.points, t.id),
    index("rewards_by_end").on(sql`coalesce(ends_at, 'infinity')`, t.id),
    index("rewards_by_name_id").on(sql`lower(texts -> 'id' ->> 'name') collate "C"`, t.id),
    index("rewards_by_name_en").on(sql`lower(texts -> 'en' ->> 'name') collate "C"`, t.id),
    index("rewards_by_kind_and_points").on(t.kind, t.points, t.id),
    index("rewards_by_kind_and_end").on(t.kind, sql`coalesce(ends_at, 'infinity')`, t.id),
    index("rewards_by_kind_and_name_id").on(t.kind, sql`lower(texts -> 'id' ->> 'name') collate "C"`, t.id),
    index("rewards_by_kind_and_name_en").on(t.kind, sql`lower(texts -> 'en' ->> 'name') collate "C"`, t.id),
    index("rewards_by_category_and_points").on(t.category, t.points, t.id),
    index("rewards_by_category_and_end").on(t.category, sql`coalesce(ends_at, 'infinity')`, t.id),
    index("rewards_by_category_and_name_id").on(t.category, sql`lower(texts -> 'id' ->> 'name') collate "C"`, t.id),
    index("rewards_by_category_and_name_en").on(t.category, sql`lower(texts -> 'en' ->> 'name') collate "C"`, t.id),
    index("rewards_words_trigrams").using(
      "gin",
      sql`lower(coalesce(texts -> 'id' ->> 'name', '') || ' ' || coalesce(texts -> 'en' ->> 'name', '') || ' ' || category || ' ' || coalesce(sku, '')) gin_trgm_ops`,
    ),
    index("rewards_untranslated")
      .on(t.id)
      .where(sql`((texts -> 'id' ->> 'name' = '') <> (texts -> 'en' ->> 'name' = '')
      or (texts -> 'id' ->> 'summary' = '') <> (texts -> 'en' ->> 'summary' = '')
      or (texts -> 'id' ->> 'howToUse' = '') <> (texts -> 'en' ->> 'howToUse' = '')
      or (texts -> 'id' ->> 'conditions' = '') <> (texts -> 'en' ->> 'conditions' = ''))`),
    check("rewards_cost_something", sql`${t.points} > 0`),
    check(
      "rewards_end_after_they_start",
      sql`${t.endsAt} is null or ${t.startsAt} is null or ${t.endsAt} > ${t.startsAt}`,
    ),
    check("rewards_limit_positive", sql`${t.perMemberLimit} is null or ${t.perMemberLimit} > 0`),
    check(
      "rewards_gates_are_whole",
      sql`${t.gates} ->> 'limitPer' in ('ever','year','month','week','day') and coalesce((${t.gates} ->> 'totalLimit')::bigint > 0, true) and jsonb_typeof(${t.gates} -> 'segments') = 'array' and jsonb_typeof(${t.gates} -> 'provinces') = 'array' and jsonb_typeof(${t.gates} -> 'isHidden') = 'boolean'`,
    ),
    check(
      "rewards_kind_known",
      sql`${t.kind} in ('merchandise','gift_card','experience','discount','cash_back','recognition','points','sample','made_for_you','donation','training','access','travel','digital','top_up','referral')`,
    ),
  ],
);

/** What is left of a reward; apart from it, so that selling one does not make everybody's reading of the reward stale. Null: unlimited. */
export const rewardStocks = pgTable(
  "reward_stocks",
  {
    rewardId: bigint("reward_id", { mode: "number" })
      .primaryKey()
      .references(() => rewards.id),
    /** All that was ever put in. */
    initial: bigint("initial", { mode: "number" }),
    left: bigint("left_", { mode: "number" }),
    writtenOff: bigint("written_off", { mode: "number" }).notNull().default(0),
    /** What is left of what all members together may redeem (`totalLimit` of its gates); null without such a limit. */
    totalLeft: bigint("total_left", { mode: "number" }),
    /** By which the scarcest come first: how many are left, above a hundred to within a twentieth, so that selling seldom moves it. */
    leftRank: integer("left_rank")
      .notNull()
      .generatedAlwaysAs(
        sql`case when left_ is null then 1000 when left_ <= 100 then left_::integer else 100 + floor(20 * ln(left_ / 100.0))::integer end`,
      ),
    /** So few that staff want to hear of it; null where nobody asked. */
    lowAt: bigint("low_at", { mode: "number" }),
    /** Since when it has been so few; null again once it is refilled. */
    lowSince: instant("low_since"),
    /** When the next of its free codes ends; perhaps one that was given out since. */
    nextCodeEndsAt: instant("next_code_ends_at"),
  },
  (t) => [
    index("reward_stocks_by_rank").on(t.leftRank, t.rewardId),
    index("reward_stocks_low").on(t.lowSince, t.rewardId).where(sql`low_since is not null`),
    index("reward_stocks_with_codes_to_end").on(t.nextCodeEndsAt).where(sql`next_code_ends_at is not null`),
    check("stock_low_at_something", sql`${t.lowAt} > 0`),
    check("stock_never_oversold", sql`${t.left} >= 0 and ${t.left} <= ${t.initial}`),
    check("stock_never_beyond_the_total_limit", sql`${t.totalLeft} >= 0`),
    check("stock_limited_or_not", sql`(${t.left} is null) = (${t.initial} is null)`),
  ],
);

/** One code, for one redemption, for ever. Encrypted at rest; `hash` (keyed) finds it and keeps it from being imported twice. */
export const rewardCodes = pgTable(
  "reward_codes",
  {
    id: id(),
    publicId: publicId(),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    cipher: bytea("cipher").notNull(),
    hash: bytea("hash").notNull(),
    /** Taken by this redemption; several codes may belong to one, none to two. */
    redemptionId: reference("redemption_id"),
    /** The supplier's own end of it: from then on it is given to nobody. */
    endsAt: instant("ends_at"),
    /** When it was taken out of stock: it had ended, or its delivery was withdrawn. */
    writtenOffAt: instant("written_off_at"),
    /** The import that brought it, and its line there. */
    importId: reference("import_id"),
    line: integer("line"),
    createdAt: recordedAt(),
    createdBy: reference("created_by"),
  },
  (t) => [
    uniqueIndex("reward_codes_public_id_once").on(t.publicId),
    uniqueIndex("reward_codes_once").on(t.hash),
    index("reward_codes_to_give")
      .on(t.rewardId, t.endsAt, t.id)
      .where(sql`redemption_id is null and written_off_at is null`),
    index("reward_codes_of_import").on(t.importId, t.line).where(sql`import_id is not null`),
    check("reward_codes_written_off_are_nobodys", sql`${t.writtenOffAt} is null or ${t.redemptionId} is null`),
    index("reward_codes_taken").on(t.redemptionId).where(sql`redemption_id is not null`),
  ],
);

/** A price a reward once had, or is to have; written whenever it changes, so that the history shown is the history that was. */
export const rewardPrices = pgTable(
  "reward_prices",
  {
    id: id(),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    points: points("points").notNull(),
    since: recordedAt("since"),
    /** A dearer price is announced first; null where it took effect as it was written. */
    announcedAt: instant("announced_at"),
    /** False until its day has come. */
    isInForce: boolean("is_in_force").notNull().default(true),
  },
  (t) => [
    index("reward_prices_of").on(t.rewardId, t.since),
    uniqueIndex("reward_prices_one_to_come").on(t.rewardId).where(sql`not is_in_force`),
    check("reward_prices_to_come_are_announced", sql`${t.isInForce} or ${t.announcedAt} is not null`),
    check("reward_prices_announced_ahead", sql`${t.announcedAt} is null or ${t.announcedAt} < ${t.since}`),
  ],
);

/** A picture, already re-encoded; small enough to live in the database and its backup. */
export const pictures = pgTable(
  "pictures",
  {
    id: id(),
    publicId: publicId(),
    mime: text("mime").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: bytea("bytes").notNull(),
    createdAt: recordedAt(),
    createdBy: reference("created_by"),
    /** What must stay in sight wherever the picture is cut, in hundredths from its left and top edge. */
    focusX: smallint("focus_x").notNull().default(50),
    focusY: smallint("focus_y").notNull().default(50),
    /** How near it is cut: 200 shows half of each side. */
    zoom: smallint("zoom").notNull().default(100),
  },
  (t) => [
    check("pictures_focus_within", sql`${t.focusX} between 0 and 100 and ${t.focusY} between 0 and 100`),
    check("pictures_zoom_within", sql`${t.zoom} between 100 and 300`),
    uniqueIndex("pictures_public_id_once").on(t.publicId),
    check("pictures_are_small", sql`octet_length(${t.bytes}) <= 5242880`),
  ],
);
