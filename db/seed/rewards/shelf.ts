import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { drawReward } from "@/components/reward-picture/draw-reward";
import type { Sql } from "@/db/client";
import { codeHash } from "@/db/commands/voucher-code";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import { openToAll } from "@/lib/loyalty/gates";
import { type RewardOffer, takesCodes } from "@/lib/loyalty/reward";
import { sealSecret } from "@/lib/personal-data";
import type { RewardCard } from "./reward-card";

const DAY_MS = 86_400_000;

/** Puts rewards on the shelf with their pictures, stock and codes, published `since`; answers what redeeming reads of each, by slug. */
export async function stockShelf(
  owner: Sql,
  cards: RewardCard[],
  { now, since, createdBy }: { now: Instant; since: Instant; createdBy: number | null },
): Promise<Map<string, RewardOffer>> {
  const pictures = await Promise.all(cards.map(paint));
  const inDays = (days: number | undefined) => (days === undefined ? null : new Date(now.getTime() + days * DAY_MS));
  const shelf = new Map<string, RewardOffer & { newPicture: string }>();
  const rows = cards.map((card, place) => {
    const offer = {
      publicId: newId(),
      version: 1,
      kind: card.kind,
      state: card.draft ? ("draft" as const) : ("published" as const),
      points: card.points,
      perMemberLimit: card.perMemberLimit ?? null,
      tierRequired: card.tierRequired ?? null,
      startsAt: inDays(card.startsInDays),
      endsAt: inDays(card.endsInDays),
      gates: { ...openToAll, ...card.gates },
      validDays: card.validDays ?? null,
      cancellable: card.cancellable ?? true,
      details: card.details ?? {},
      currency: "IDR",
      stockLeft: takesCodes(card.kind) ? (card.stock ?? 0) : card.stock,
      totalLeft: card.gates?.totalLimit ?? null,
    };
    const newPicture = newId();
    shelf.set(card.slug, { ...offer, id: 0, newPicture });
    return {
      ...offer,
      category: card.category,
      texts: card.texts,
      value: card.valueMinor,
      featured: card.featured ?? 0,
      published: card.draft ? null : since,
      created: since,
      by: createdBy,
      picture: newPicture,
      bytes: pictures[place]?.toString("base64"),
    };
  });
  const written = await owner<{ id: number; publicId: string }[]>`
    with asked as (
      select * from jsonb_to_recordset(${owner.json(rows as never)}) r("publicId" uuid, kind text, state text, points bigint, "perMemberLimit" integer,
        "tierRequired" text, "startsAt" timestamptz, "endsAt" timestamptz, gates jsonb, "totalLeft" bigint, "validDays" integer, cancellable boolean, "stockLeft" bigint, category text,
        texts jsonb, value bigint, details jsonb, featured integer, published timestamptz, created timestamptz, by bigint, picture uuid, bytes text)),
    drawn as (
      insert into pictures (public_id, mime, width, height, bytes, created_at, created_by)
      select picture, 'image/webp', 960, 720, decode(bytes, 'base64'), created, by from asked where bytes is not null returning id, public_id),
    put as (
      insert into rewards (public_id, kind, state, category, texts, points, value_minor, per_member_limit, tier_required, starts_at, ends_at, gates, valid_days,
        cancellable, details, picture_id, featured, published_at, created_at, changed_by, changed_at)
      select "publicId", kind, state, category, texts, a.points, value, "perMemberLimit", "tierRequired", "startsAt", "endsAt", gates, "validDays", cancellable, details,
        d.id, featured, published, created, by, created
      from asked a left join drawn d on d.public_id = a.picture returning id, public_id, points, created_at),
    stock as (insert into reward_stocks (reward_id, initial, left_, total_left) select p.id, a."stockLeft", a."stockLeft", a."totalLeft" from put p join asked a on a."publicId" = p.public_id)
    select id, public_id as "publicId" from put`;
  const ids = new Map(written.map((row) => [row.publicId, row.id]));
  const offers = new Map(
    [...shelf].map(([slug, { newPicture: _, ...offer }]) => [slug, { ...offer, id: ids.get(offer.publicId) ?? 0 }]),
  );
  await writePrices(owner, [...offers.values()], since);
  await writeDates(owner, cards, offers, now);
  await writeFiles(owner, cards, offers);
  for (const offer of offers.values()) {
    if (takesCodes(offer.kind)) await addCodes(owner, offer.id, offer.stockLeft ?? 0, createdBy);
  }
  return offers;
}

/** The first price of each, unless the table writes its history itself. */
async function writePrices(owner: Sql, offers: RewardOffer[], since: Instant): Promise<void> {
  await owner`
    insert into reward_prices (reward_id, points, since)
    select id, points, ${since}::timestamptz from jsonb_to_recordset(${owner.json(offers.map(({ id, points }) => ({ id, points })))}) r(id bigint, points bigint)
    where not exists (select from reward_prices p where p.reward_id = r.id)`;
}

/** When bookable rewards take place, by the programme's own clock. */
async function writeDates(
  owner: Sql,
  cards: RewardCard[],
  offers: Map<string, RewardOffer>,
  now: Instant,
): Promise<void> {
  const rows = cards.flatMap(({ slug, dates = [] }) =>
    dates.map(({ inDays, from, hours, places, place = null }) => {
      const day = new Date(now.getTime() + inDays * DAY_MS).toISOString().slice(0, 10);
      return { reward: offers.get(slug)?.id ?? 0, id: newId(), at: `${day} ${from}`, hours, places, place };
    }),
  );
  await owner`
    insert into reward_dates (public_id, reward_id, starts_at, ends_at, place, capacity)
    select r.id, r.reward, r.at at time zone i.zone, (r.at at time zone i.zone) + r.hours * interval '1 hour', r.place, r.places
    from jsonb_to_recordset(${owner.json(rows)}) r(reward bigint, id uuid, at timestamp, hours integer, places integer, place text), installation i`;
}

async function writeFiles(owner: Sql, cards: RewardCard[], offers: Map<string, RewardOffer>): Promise<void> {
  for (const { slug, kind, file } of cards) {
    if (kind !== "digital") continue;
    const { name, text } = file ?? { name: "hadiah.txt", text: "Terima kasih.\n" };
    const id = offers.get(slug)?.id ?? 0;
    await owner`insert into reward_files (reward_id, name, bytes) values (${id}, ${name}, ${Buffer.from(text)})`;
  }
}

/** New codes, free to be taken. The caller counts them into the stock. */
async function addCodes(owner: Sql, rewardId: number, count: number, createdBy: number | null): Promise<void> {
  const codes = Array.from({ length: count }, () => {
    const code = randomBytes(8)
      .toString("hex")
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, "$1-");
    const cipher = Buffer.from(sealSecret(code), "base64url").toString("hex");
    return { id: newId(), cipher, hash: codeHash(code).toString("hex") };
  });
  await owner`
    insert into reward_codes (public_id, reward_id, cipher, hash, created_by)
    select id, ${rewardId}, decode(cipher, 'hex'), decode(hash, 'hex'), ${createdBy}::bigint
    from jsonb_to_recordset(${owner.json(codes)}) c(id uuid, cipher text, hash text)`;
}

function paint({ slug, picture: [motif, palette] }: RewardCard): Promise<Buffer> {
  const drawing = drawReward({ motif, seed: slug, palette });
  return sharp(Buffer.from(drawing), { density: 144 }).resize(960, 720).webp({ quality: 82, effort: 2 }).toBuffer();
}
