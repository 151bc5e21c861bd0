import type { Account, Draft } from "../account";
import { draftOf } from "../account";
import { budgetsOf } from "../budgets";
import { dayStart } from "../calendar";
import type { MemberInputs } from "../earning-event";
import { recordEngagement } from "../engagement";
import type { Points } from "../points";
import { recordPurchase } from "../purchase";
import type { Terms, TermsDocument } from "../terms";
import type { Preset } from "./preset";

/** What terms cost, by the very rules that will decide it: points reckoned at the terms' own value of a point. */
export type Reckoning = {
  /** What one ordinary purchase of somebody on the first tier earns, without any occasion, and what that comes to. */
  basket: { minor: number; points: Points; worthMinor: number };
  costPercent: number;
  /** A year of a regular who does everything the preset expects: tiers, occasions and earning without buying included. */
  regular: { purchases: number; minor: number; points: Points; tier: string; costPercent: number };
};

const YEAR = 2030;
const DAYS = 360;

/** Reckons terms on a preset's own example; per cent with one decimal, as if every point were redeemed. */
export function reckon(document: TermsDocument, preset: Preset, currency: string, basketMinor: number): Reckoning {
  const terms: Terms = { ...document, version: 1, effectiveFrom: dayStart(`${YEAR - 1}-01-01`, document.zone) };
  const percent = (points: Points, minor: number) => Math.round((worthOf(points, terms) * 1_000) / minor) / 10;

  // An ordinary day: no birthday, not the first purchase, no round number of visits.
  const plain = newcomer({ ...terms, earning: { ...terms.earning, rules: [] } });
  buy(plain, preset, { minor: basketMinor, currency, day: 1 });
  const basketPoints = earnedBy(plain);

  const regular = newcomer(terms);
  for (const { day, what } of deedsOf(preset)) {
    if (what === null) buy(regular, preset, { minor: basketMinor, currency, day });
    else engage(regular, what, day);
  }
  const points = earnedBy(regular);
  const minor = basketMinor * preset.year.purchases;
  return {
    basket: { minor: basketMinor, points: basketPoints, worthMinor: worthOf(basketPoints, terms) },
    costPercent: percent(basketPoints, basketMinor),
    regular: {
      purchases: preset.year.purchases,
      minor,
      points,
      tier: regular.tier,
      costPercent: percent(points, minor),
    },
  };
}

function worthOf(points: Points, { earning: { pointValue } }: Terms): number {
  return pointValue ? (points * pointValue.minor) / pointValue.points : 0;
}

type Deed = { day: number; what: string | null };

/** Purchases and other deeds, each spread evenly over the year. */
function deedsOf({ year }: Preset): Deed[] {
  const spread = (times: number, what: string | null): Deed[] =>
    Array.from({ length: times }, (_, place) => ({ day: Math.floor((place * DAYS) / times), what }));
  const others = Object.entries(year.events).flatMap(([what, times]) => spread(times, what));
  return [...spread(year.purchases, null), ...others].sort((a, b) => a.day - b.day);
}

const known: MemberInputs = { tags: [], birthday: "06-15", joinedOn: `${YEAR - 1}-06-15` };

function newcomer(terms: Terms): Draft {
  const account: Account = {
    memberId: 0,
    memberPublicId: "",
    memberState: "active",
    stamp: 0,
    version: 0,
    tierPoints: 0,
    debt: 0,
    tier: null,
    tierUntil: null,
    settledAt: null,
    lots: [],
    tallies: [],
  };
  return draftOf(account, [terms]);
}

function buy(draft: Draft, preset: Preset, bought: { minor: number; currency: string; day: number }): void {
  const at = noonOf(bought.day, draft);
  const purchase = { totalMinor: bought.minor, currency: bought.currency, channel: preset.channel, occurredAt: at };
  const recorded = recordPurchase(draft, { ...purchase, inputs: known, source: "purchase:example" }, at);
  if (!recorded.ok) throw new Error(`The example of ${preset.code} is refused: ${recorded.refusal.code}`);
}

function engage(draft: Draft, type: string, day: number): void {
  const at = noonOf(day, draft);
  const engagement = { type, occurredAt: at, money: null, channel: null, store: null, data: {}, inputs: known };
  const recorded = recordEngagement(
    draft,
    { ...engagement, source: "event:example", kind: "earned" },
    at,
    budgetsOf([]),
  );
  if (!recorded.ok) throw new Error(`The example's ${type} is refused: ${recorded.refusal.code}`);
}

function noonOf(day: number, { history }: Draft): Date {
  const { zone } = history[0];
  return new Date(dayStart(`${YEAR}-01-01`, zone).getTime() + (day + 0.5) * 86_400_000);
}

function earnedBy(draft: Draft): Points {
  const arriving = draft.lines.filter((line) => line.points > 0);
  return arriving.reduce((all, line) => all + line.points, 0);
}
