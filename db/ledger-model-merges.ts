import { mergeMembers } from "@/db/commands/merge-members";
import { unmergeMembers } from "@/db/commands/unmerge-members";
import { staff } from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import type { Actor, Chance, Told } from "@/db/ledger-model-deeds";
import { givesByLink } from "@/db/ledger-model-gifts";
import { becomeOne } from "@/db/ledger-model-referrals";
import { isBetter, levelFor, reachedUntil } from "@/db/ledger-model-tiers";
import { newId } from "@/lib/base/uuid";

type Scene = { chance: Chance; actor: Actor; actors: Actor[]; told: Told[]; now: number };

/** So many of the eight stay to the end of their story. */
const STAY = 5;

/** Staff merge somebody's other membership into this one: mostly by mistake, so that both are parted again at once, and seldom for good. */
export async function merge({ chance, actor, actors, told, now }: Scene) {
  const other = chance.oneOf(actors.filter((each) => each !== actor));
  const isForGood = goesForGood({ chance, actors });
  const dewi = staff("owner", "members.merge");
  const request = {
    duplicateId: other.member.publicId,
    survivorId: actor.member.publicId,
    key: newId(),
    reason: "Sama",
  };
  const merged = await mergeMembers(dewi, request);
  const tie = tieOf(other);
  if (tie !== null) return { what: "is not merged", answer: merged.ok ? "done" : merged.refusal.code, expected: tie };
  const parted = isForGood ? merged : await unmergeMembers(dewi, request.duplicateId);
  const moved = take(other.model, actor.model, now, isForGood);
  if (isForGood) {
    actors.splice(actors.indexOf(other), 1);
    // What the other asked for before is no longer theirs to ask.
    told.length = 0;
  }
  const answer = [merged.ok ? merged.value.points : merged.refusal.code, parted.ok];
  return { what: `is merged with another${isForGood ? "" : ", and parted"}`, answer, expected: [moved, true] };
}

/** Whether it was no mistake. */
export function goesForGood({ chance, actors }: Pick<Scene, "chance" | "actors">): boolean {
  return actors.length > STAY && chance.oneOf([true, false, false, false]);
}

/** What has to be ended before somebody's membership can be merged into another. */
export function tieOf({ model: member, pool, asked, contested }: Actor): string | null {
  if (pool) return "in_pool";
  if (givesByLink(member)) return "gift_open";
  if (asked.length > 0) return "approval_open";
  return contested.size > 0 ? "dispute_open" : null;
}

/** What the survivor has then: lots of its own for all that came, and after parting these very lots empty. Answers what moved. */
export function take(from: model.ModelMember, to: model.ModelMember, now: number, isForGood: boolean): number {
  for (const each of [from, to]) model.live(each, now);
  const living = from.lots.filter((lot) => lot.left > 0);
  const moved = living.reduce((all, lot) => all + lot.left, 0) - from.debt;
  const arrived = living.map(({ sale: _sale, ...lot }) => ({ ...lot, of: lot.left }));
  // When a person was last active stays known to either membership, parted or not.
  for (const [what, month] of from.active) to.active.set(what, Math.max(month, to.active.get(what) ?? 0));
  to.lots.push(...(isForGood ? arrived : arrived.map((lot) => ({ ...lot, left: 0 }))));
  if (!isForGood) return moved;
  model.repay(
    to,
    arrived.map((lot) => ({ lot, points: lot.left })),
  );
  payDebt(to, from.debt, now);
  to.tierPoints += from.tierPoints;
  for (const [month, points] of from.byMonth) to.byMonth.set(month, points + (to.byMonth.get(month) ?? 0));
  to.gave.push(...from.gave);
  becomeOne(from, to);
  joinLevels(from, to, now);
  for (const [id, redemption] of from.redemptions) to.redemptions.set(id, redemption);
  return moved;
}

/** Spendable points first, then pending ones, of each the soonest to end; what is missing is owed. */
function payDebt(member: model.ModelMember, debt: number, now: number): void {
  const end = (lot: model.ModelLot) => lot.until ?? Number.MAX_VALUE;
  const inOrder = member.lots
    .filter((lot) => lot.left > 0)
    .sort((a, b) => Number(a.from > now) - Number(b.from > now) || end(a) - end(b));
  let missing = debt;
  for (const lot of inOrder) {
    const taken = Math.min(lot.left, missing);
    lot.left -= taken;
    missing -= taken;
  }
  member.debt += missing;
}

function joinLevels(from: model.ModelMember, to: model.ModelMember, now: number): void {
  const before = { tier: to.tier, until: to.tierUntil };
  if (isBetter(from, to)) [to.tier, to.tierUntil] = [from.tier, from.tierUntil];
  const reached = levelFor(to.tierPoints);
  if (reached > to.tier) {
    to.tier = reached;
    to.tierUntil = reachedUntil(now);
  }
  if (to.tier === before.tier && to.tierUntil === before.until) return;
  // A level that two have together is not left again because of one purchase.
  to.place += 1;
  to.steps.push({
    place: to.place,
    from: before.tier,
    to: to.tier,
    bar: 0,
    until: to.tierUntil,
    untilBefore: before.until,
  });
}
