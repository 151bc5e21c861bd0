import { acceptDispute } from "@/db/commands/accept-dispute";
import { withdrawDispute } from "@/db/commands/answer-dispute";
import { approveAdjustment } from "@/db/commands/decide-approval";
import { openDispute } from "@/db/commands/open-dispute";
import { requestAdjustment } from "@/db/commands/request-adjustment";
import * as model from "@/db/ledger-model";
import { inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { newId } from "@/lib/base/uuid";

/** More than one may give alone: nothing moves before a second person says so. */
export async function requestLargeAdjustment({ chance, actor, people, now }: Scene): Promise<Outcome> {
  const wish = { points: chance.oneOf([6_000, 900, -350]), kind: chance.oneOf(["base", "bonus"] as const) };
  const key = newId();
  const request = { memberId: actor.member.publicId, key, reason: "Koreksi besar", ...wish };
  const answer = inShort(await requestAdjustment(people.asks, request));
  const isThere = wish.points > 0 || model.spendable(actor.model, now, wish.kind) >= -wish.points;
  const expected = isThere ? "done" : "not_enough_to_take";
  if (expected === "done") actor.asked.push({ id: key, ...wish });
  return { what: `has ${wish.points} ${wish.kind} asked for`, answer, expected };
}

/** Staff take up whoever waits. */
export async function decideAdjustment({ chance, actor, actors, people, now, touched }: Scene): Promise<Outcome> {
  const waiting = actors.filter((each) => each.asked.length > 0);
  if (waiting.length === 0)
    return {
      what: "has nothing to approve",
      answer: inShort(await approveAdjustment(people.approves, newId())),
      expected: "approval_unknown",
    };
  const whose = chance.oneOf([...waiting, ...waiting.filter((each) => each === actor)]);
  touched.push({ id: whose.member.id, model: whose.model });
  const asked = chance.oneOf(whose.asked);
  const answer = inShort(await approveAdjustment(people.approves, asked.id));
  const expected = model.adjust(whose.model, asked.points, asked.kind, now);
  if (expected === "done") whose.asked.splice(whose.asked.indexOf(asked), 1);
  return { what: `has ${asked.points} ${asked.kind} approved of ${actors.indexOf(whose)}`, answer, expected };
}

/** A member contests one of their lines, each once at a time. */
export async function contest({ chance, actors, owner, now }: Scene): Promise<Outcome> {
  const actor = chance.oneOf([...actors, ...actors.filter((each) => each.model.lots.length > 0)]);
  const [row] = await owner<
    { lines: number }[]
  >`select version as lines from wallets where member_id = ${actor.member.id}`;
  const lines = row?.lines ?? 0;
  const version = chance.oneOf([1, lines, lines, Math.ceil(lines / 2), lines + 1]);
  const id = newId();
  const request = { id, contested: { about: "line", version }, words: "Seharusnya lebih." } as const;
  const answer = inShort(await openDispute(actor.member.actor, request, new Date(now)));
  const isThere = version >= 1 && version <= lines;
  const isOpen = actor.contested.has(version);
  if (isThere && !isOpen) actor.contested.set(version, id);
  const refusal = isThere ? "already_open" : "not_found";
  return {
    what: `contests line ${version} of actor ${actors.indexOf(actor)}`,
    answer,
    expected: isThere && !isOpen ? "done" : refusal,
  };
}

export async function answerDispute({ chance, actors, people, now, touched }: Scene): Promise<Outcome> {
  const contesting = actors.filter((each) => each.contested.size > 0);
  if (contesting.length === 0) return { what: "contests nothing", answer: 0, expected: 0 };
  const whose = chance.oneOf(contesting);
  touched.push({ id: whose.member.id, model: whose.model });
  const [version, disputeId] = chance.oneOf([...whose.contested]);
  whose.contested.delete(version);
  const what = `line ${version} of actor ${actors.indexOf(whose)}`;
  if (chance.oneOf([true, false, false])) {
    const withdrawn = await withdrawDispute(whose.member.actor, { disputeId, version: 1 });
    return { what: `is not contested any more: ${what}`, answer: inShort(withdrawn), expected: "done" };
  }
  const points = chance.oneOf([1, 75, 4_000]);
  const kind = chance.oneOf(["base", "bonus"] as const);
  const request = { disputeId, version: 1, points, kind, words: "Maaf, benar." };
  const answer = inShort(await acceptDispute(people.handles(), request));
  const expected = model.adjust(whose.model, points, kind, now);
  return { what: `is made up for with ${points}: ${what}`, answer, expected };
}
