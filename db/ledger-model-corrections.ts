import { acceptDispute } from "@/db/commands/accept-dispute";
import { withdrawDispute } from "@/db/commands/answer-dispute";
import { openDispute } from "@/db/commands/open-dispute";
import * as model from "@/db/ledger-model";
import { inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { newId } from "@/lib/base/uuid";

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
