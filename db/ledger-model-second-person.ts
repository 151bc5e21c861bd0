import { adjustPoints } from "@/db/commands/adjust-points";
import { withdrawDispute } from "@/db/commands/answer-dispute";
import { approveAsked } from "@/db/commands/approve-merge";
import { askToAccept } from "@/db/commands/ask-to-accept";
import { rejectAdjustment, withdrawAdjustment } from "@/db/commands/close-approval";
import { mergeMembers } from "@/db/commands/merge-members";
import { requestAdjustment } from "@/db/commands/request-adjustment";
import { requestMerge } from "@/db/commands/request-merge";
import { unmergeMembers } from "@/db/commands/unmerge-members";
import { staff } from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import { type Actor, inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { goesForGood, take, tieOf } from "@/db/ledger-model-merges";
import { newId } from "@/lib/base/uuid";

/** What a second person has yet to decide about somebody's points: a correction, the end of a dispute, or that another joins them. */
export type Asked = { id: string; points: number; kind: "base" | "bonus"; dispute?: string; merging?: Actor };

/** What one of support moves by themselves. */
const ALONE = 5_000;

/** More than one may give alone: nothing moves before a second person says so. */
export async function requestLargeAdjustment({ chance, actor, people, now }: Scene): Promise<Outcome> {
  const wish = { points: chance.oneOf([6_000, 900, 21_000, -350]), kind: chance.oneOf(["base", "bonus"] as const) };
  const key = newId();
  const request = { memberId: actor.member.publicId, key, reason: "Koreksi besar", ...wish };
  const answer = inShort(await requestAdjustment(people.asks, request));
  const isThere = wish.points > 0 || model.spendable(actor.model, now, wish.kind) >= -wish.points;
  const expected = isThere ? "done" : "not_enough_to_take";
  if (expected === "done") actor.asked.push({ id: key, ...wish });
  return { what: `has ${wish.points} ${wish.kind} asked for`, answer, expected };
}

/** Support would accept a dispute with more than they may give: it stays as it is, and is asked for once while it waits. */
export async function askToAcceptDispute(scene: Scene): Promise<Outcome> {
  const { chance, actors, people } = scene;
  const contesting = actors.filter((each) => each.contested.size > 0);
  if (contesting.length === 0) return { what: "contests nothing", answer: 0, expected: 0 };
  const whose = chance.oneOf(contesting);
  const dispute = chance.oneOf([...whose.contested.values()]);
  const wish = { points: chance.oneOf([5_001, 9_000, 21_000]), kind: chance.oneOf(["base", "bonus"] as const) };
  const given = await askToAccept(people.asksToAccept, { disputeId: dispute, version: 1, words: "Maaf.", ...wish });
  const isAsked = whose.asked.some((each) => each.dispute === dispute);
  if (given.ok) whose.asked.push({ id: given.value.approvalId, dispute, ...wish });
  const what = `would be made up for with ${wish.points}: actor ${actors.indexOf(whose)}`;
  const expected = isAsked ? "already_asked" : "done";
  if (chance.oneOf([true, true, false])) return { what, answer: inShort(given), expected };
  // Its member has done with it while it waits.
  const withdrawn = await withdrawDispute(whose.member.actor, { disputeId: dispute, version: 1 });
  for (const [line, id] of whose.contested) if (id === dispute) whose.contested.delete(line);
  return { what: `${what}, and withdraws`, answer: [inShort(given), inShort(withdrawn)], expected: [expected, "done"] };
}

/** Two memberships of one person, of which one holds more than support may move: they try, and then ask. */
export async function askToMerge({ chance, actor, actors, people, now, touched }: Scene): Promise<Outcome> {
  const large = actors.filter((each) => each !== actor && holds(each.model) > ALONE);
  const other = chance.oneOf([...large, ...large, ...large, ...actors.filter((each) => each !== actor)]);
  if (!large.includes(other) && chance.oneOf([true, true, true, false])) await give(other, 5_500, now);
  touched.push({ id: other.member.id, model: other.model });
  const ids = { duplicateId: other.member.publicId, survivorId: actor.member.publicId };
  const request = { ...ids, key: newId(), reason: "Orang yang sama" };
  for (const each of [other, actor]) model.live(each.model, now);
  const tie = tieOf(other);
  const what = `would be merged with actor ${actors.indexOf(other)}, who has ${holds(other.model)}`;
  const [answers, expected]: [unknown[], unknown[]] = [[], []];
  if (tie !== null || holds(other.model) > ALONE) {
    answers.push(inShort(await mergeMembers(people.asksToMerge, request)));
    expected.push(tie ?? "above_limit");
  }
  answers.push(inShort(await requestMerge(people.asksToMerge, request)));
  const isAsked = actors.some(({ asked }) => asked.some(({ merging }) => merging === other));
  expected.push(tie ?? (isAsked ? "already_asked" : "done"));
  if (tie === null && !isAsked) actor.asked.push({ id: request.key, points: 0, kind: "base", merging: other });
  return { what, answer: answers, expected };
}

async function give({ member, model: expected }: Actor, points: number, now: number): Promise<void> {
  const request = { memberId: member.publicId, key: newId(), points, kind: "base", reason: "Saldo lama" } as const;
  const given = await adjustPoints(staff("owner", "members.adjust"), request);
  if (!given.ok) throw new Error(`Not given: ${given.refusal.code}`);
  model.adjust(expected, points, "base", now);
}

/** What moves when somebody is merged into another: their points, or what they owe. */
function holds({ lots, debt }: model.ModelMember): number {
  const left = lots.reduce((all, lot) => all + lot.left, 0);
  return Math.max(left, debt);
}

/** Staff take up whoever waits: a second person approves or rejects it, or whoever asked takes it back. */
export async function decideAsked(scene: Scene): Promise<Outcome> {
  const { chance, actor, actors, people, touched } = scene;
  const waiting = actors.filter((each) => each.asked.length > 0);
  if (waiting.length === 0)
    return {
      what: "has nothing to approve",
      answer: inShort(await approveAsked(people.approves, newId())),
      expected: "approval_unknown",
    };
  const whose = chance.oneOf([...waiting, ...waiting.filter((each) => each === actor)]);
  touched.push({ id: whose.member.id, model: whose.model });
  const asked = chance.oneOf(whose.asked);
  const about = asked.merging ? "a merging" : `${asked.points} ${asked.kind}${asked.dispute ? " for a dispute" : ""}`;
  const way = await chance.oneOf([approve, approve, approve, approve, approve, reject, takeBack])(scene, whose, asked);
  return { ...way, what: `${way.what} ${about} of actor ${actors.indexOf(whose)}` };
}

function isOver(whose: Actor, asked: Asked): void {
  whose.asked.splice(whose.asked.indexOf(asked), 1);
}

async function reject({ chance, people }: Scene, whose: Actor, asked: Asked): Promise<Outcome> {
  const { approves, isAsker } = chance.oneOf(people.seconds);
  const answer = await rejectAdjustment(approves, { approvalId: asked.id, reason: "Tidak benar" });
  if (!isAsker) isOver(whose, asked);
  return {
    what: "has rejected",
    answer: answer.ok ? "done" : answer.refusal,
    expected: isAsker ? "own_request" : "done",
  };
}

async function takeBack({ chance, people }: Scene, whose: Actor, asked: Asked): Promise<Outcome> {
  const isAsker = chance.oneOf([true, false]);
  const answer = await withdrawAdjustment(isAsker ? people.asks : staff("support", "members.adjust"), asked.id);
  if (isAsker) isOver(whose, asked);
  return {
    what: "has taken back",
    answer: answer.ok ? "done" : answer.refusal,
    expected: isAsker ? "done" : "not_own_request",
  };
}

async function approve(scene: Scene, whose: Actor, asked: Asked): Promise<Outcome> {
  const { chance, people, told } = scene;
  const { approves, isAsker, most } = chance.oneOf(people.seconds);
  const ask = async () => inShort(await approveAsked(approves, asked.id));
  const answer = await ask();
  if (isAsker) return { what: "has approved by whoever asked", answer, expected: "own_request" };
  if (answer === "done") told.push({ again: ask, answer });
  if (asked.merging) return approveMerge(scene, whose, { ...asked, merging: asked.merging }, { answer, most, asked });
  const expected = approved(scene, whose, asked, most);
  if (expected === "done") isOver(whose, asked);
  return { what: "has approved", answer, expected };
}

function approved({ now }: Scene, whose: Actor, { points, kind, dispute }: Asked, most: number): string {
  const contested = [...whose.contested].find(([, id]) => id === dispute);
  if (dispute && !contested) return "dispute_decided";
  if (Math.abs(points) > most) return "above_limit";
  const outcome = model.adjust(whose.model, points, kind, now);
  if (contested && outcome === "done") whose.contested.delete(contested[0]);
  return outcome;
}

/** Mostly by mistake as well, so that both are parted again at once. */
async function approveMerge(
  scene: Scene,
  whose: Actor,
  { merging: other }: { merging: Actor },
  { answer, most, asked }: { answer: string | undefined; most: number; asked: Asked },
): Promise<Outcome> {
  const { actors, now, told, touched } = scene;
  const what = "has approved";
  if (!actors.includes(other)) return { what, answer, expected: "duplicate_merged" };
  touched.push({ id: other.member.id, model: other.model });
  const tie = tieOf(other);
  if (tie !== null) return { what, answer, expected: tie };
  for (const each of [other, whose]) model.live(each.model, now);
  if (holds(other.model) > most) return { what, answer, expected: "above_limit" };
  isOver(whose, asked);
  const isForGood = goesForGood(scene);
  const parted = isForGood || (await unmergeMembers(staff("owner", "members.merge"), other.member.publicId)).ok;
  take(other.model, whose.model, now, isForGood);
  if (isForGood) {
    // Nobody looks any more at whom they were, also where it was their own turn.
    touched.splice(0, touched.length, ...touched.filter(({ id }) => id !== other.member.id));
    actors.splice(actors.indexOf(other), 1);
    told.length = 0;
  }
  return {
    what: `${what}${isForGood ? "" : ", and parted again,"}`,
    answer: [answer, parted],
    expected: ["done", true],
  };
}
