import { leavePool, movePooledPoints } from "@/db/commands/move-pooled-points";
import { openBalance } from "@/db/commands/open-balance";
import { recordEvent } from "@/db/commands/record-event";
import { answerPoolInvitation, inviteToPool, openPool } from "@/db/commands/share-pool";
import { transferPoints } from "@/db/commands/transfer-points";
import { inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { gift } from "@/db/ledger-model-gifts";
import * as moves from "@/db/ledger-model-moves";
import { MOST_IN_A_POOL } from "@/db/ledger-model-terms";
import { findPool } from "@/db/queries/pool";
import { newId } from "@/lib/base/uuid";

async function send({ chance, actor, actors, now, told, touched }: Scene): Promise<Outcome> {
  const other = chance.oneOf(actors.filter((each) => each !== actor));
  const points = chance.oneOf([10, 40, 60, 150, 350, 900]);
  const request = { to: other.member.publicId, points, key: newId() };
  const given = await transferPoints(actor.member.actor, request);
  if (given.ok) told.push({ again: () => transferPoints(actor.member.actor, request), answer: given });
  touched.push({ id: other.member.id, model: other.model });
  const expected = moves.send(actor.model, other.model, points, actor.joinedAt, now);
  return { what: `sends ${points} to actor ${actors.indexOf(other)}`, answer: inShort(given), expected };
}

async function share(scene: Scene): Promise<Outcome> {
  const { chance, actor: chosen, actors, now } = scene;
  const actor = chance.oneOf([
    chosen,
    ...actors.filter(({ pool, model: { lots } }) => pool && lots.some(({ left }) => left > 60)),
  ]);
  const { touched } = scene;
  touched.push({ id: actor.member.id, model: actor.model });
  const { pool } = actor;
  if (!pool) return joinAndShare({ ...scene, actor });
  touched.push({ id: pool.id, model: pool.model.shared });
  const what = chance.oneOf(["in", "in", "out", "out", "leave"] as const);
  if (what === "leave") {
    const left = await leavePool(actor.member.actor);
    actor.pool = null;
    const expected = moves.leavePool(actor.model, pool.model, now);
    return { what: "leaves the pool", answer: left.ok ? left.value.points : left.refusal.code, expected };
  }
  const points = chance.oneOf([30, 60, 60, 120, 350]);
  const moved = await movePooledPoints(actor.member.actor, { way: what, points, key: newId() });
  const expected = moves.movePooled(actor.model, pool.model, what, points, actor.joinedAt, now);
  return { what: `moves ${points} ${what}`, answer: moved.ok ? moved.value.points : moved.refusal.code, expected };
}

/** Whoever has come to belong to a pool mostly has something to share. */
async function joinAndShare(scene: Scene): Promise<Outcome> {
  const joined = await joinPool(scene);
  if (!scene.actor.pool) return joined;
  const shared = await share(scene);
  return {
    what: `${joined.what}, ${shared.what}`,
    answer: [joined.answer, shared.answer],
    expected: [joined.expected, shared.expected],
  };
}

async function joinPool({ chance, actor, actors, owner, now }: Scene): Promise<Outcome> {
  const host = actors.find((each) => each.pool);
  if (!host?.pool || chance.oneOf([true, false, false, false])) {
    const answer = await openPool(actor.member.actor, new Date(now));
    const [row] = await owner<{ id: number }[]>`
      select pool_id as id from pool_members where member_id = ${actor.member.id} and state = 'joined'`;
    actor.pool = { id: row?.id ?? 0, model: moves.newModelPool(actor.model) };
    return { what: "opens a pool", answer: answer.ok, expected: true };
  }
  const { pool } = host;
  const isFull = pool.model.joined.size >= MOST_IN_A_POOL;
  const invited = await inviteToPool(host.member.actor, actor.number, new Date(now));
  if (isFull) return { what: "finds the pool full", answer: invited.ok || invited.refusal, expected: "full" };
  const { invitations } = await findPool(actor.member.id, new Date(now));
  const id = invitations[0]?.publicId ?? "";
  const saysYes = chance.oneOf([true, true, true, false]);
  const answer = await answerPoolInvitation(actor.member.actor, { id, saysYes });
  if (saysYes) {
    actor.pool = pool;
    pool.model.joined.add(actor.model);
  }
  return { what: `is asked to join, and says ${saysYes}`, answer: [invited.ok, answer.ok], expected: [true, true] };
}

async function review({ chance, actor, now, told }: Scene): Promise<Outcome> {
  const occurredAt = new Date(now - chance.oneOf([0, 0.5, 40, 200]) * 86_400_000);
  const request = { memberId: actor.member.id, type: "review", externalId: newId(), occurredAt };
  const ask = async () => {
    const answer = await recordEvent(request);
    return answer.ok ? answer.value.earned : answer.refusal.code;
  };
  const answer = await ask();
  told.push({ again: ask, answer });
  const expected = moves.review(actor.model, occurredAt.getTime(), now);
  return { what: `reviews on ${occurredAt.toISOString()}`, answer, expected };
}

/** What comes along from elsewhere, before anything else happens. */
async function open(scene: Scene): Promise<Outcome> {
  const { chance, actor, now } = scene;
  if (actor.model.lots.length > 0 || actor.model.place > 0) return review(scene);
  const day = (after: number) => new Date(now + after * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
  const lot = (kind: "base" | "bonus", last: string | null, availableFrom: number | null) => {
    const points = chance.oneOf([15, 480, 2_000]);
    const midnight = last === null || last === "never" ? last : Date.parse(`${last}T00:00:00+07:00`);
    return {
      told: { kind, points, earnedOn: null, expiresOn: last, availableFrom },
      model: { kind, points, last: midnight as number | "never" | null, from: availableFrom },
    };
  };
  const lots = [
    lot("base", null, null),
    lot("base", day(chance.oneOf([-1, 0, 90])), null),
    lot("bonus", "never", now + 10 * 86_400_000),
  ];
  const tierPoints = chance.oneOf([0, 900, 4_100]);
  const tier = chance.oneOf([null, "emas"]);
  const brought = { lots: lots.map((each) => each.told), tierPoints, tier };
  const answer = inShort(await openBalance({ ...brought, memberId: actor.member.id }));
  moves.open(
    actor.model,
    lots.map((each) => each.model),
    tierPoints,
    tier === null ? null : 1,
    now,
  );
  return { what: `brings along ${JSON.stringify(brought)}`, answer, expected: "done" };
}

/** What happens beside buying and redeeming. */
export const dealings: readonly ((scene: Scene) => Promise<Outcome>)[] = [
  send,
  send,
  gift,
  gift,
  share,
  share,
  share,
  share,
  share,
  review,
  open,
];
