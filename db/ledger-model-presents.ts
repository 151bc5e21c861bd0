import { givePresents } from "@/db/commands/give-presents";
import type { Outcome, Scene } from "@/db/ledger-model-deeds";
import { redeem } from "@/db/ledger-model-redemptions";
import { listRunningDistributions } from "@/db/queries/distributions";
import { newId } from "@/lib/base/uuid";
import { dayOf } from "@/lib/loyalty/calendar";
import { zone } from "./ledger-model";

/** The shop gives one of its rewards for nothing to somebody it has marked, and looks a second time, which gives nothing more. */
export async function present({ chance, actor, rewards, now, owner }: Scene): Promise<Outcome> {
  const { reward, model: offer } = chance.oneOf(rewards);
  const [tag, publicId, day] = [newId(), newId(), dayOf(new Date(now), zone)];
  const [member] = await owner<{ state: string }[]>`
    update members set tags = array[${tag}] where id = ${actor.member.id} returning state`;
  await owner`
    insert into distributions (public_id, occasion, reward_id, each_, conditions, starts_on, is_on)
    values (${publicId}, 'criteria', ${reward.id}, 'ever', ${owner.json([{ if: "tag", anyOf: [tag] }])}, ${day}, true)`;
  const distribution = (await listRunningDistributions(day)).find(({ id }) => id === publicId);
  if (!distribution) throw new Error("What was just begun does not run");
  const [first, again] = [await give(), await give()];
  await owner`update distributions set is_on = false where public_id = ${publicId}`;

  const [redemption] = await owner<{ id: string }[]>`
    select d.public_id as id from presents x join redemptions d on d.id = x.redemption_id where x.distribution_id = ${distribution.distributionId}`;
  const id = redemption?.id ?? newId();
  // Everything but its price holds for it as for any other.
  const price = offer.price;
  offer.price = 0;
  const expected = member?.state === "active" ? redeem(actor.model, id, offer, 1, now) : "nobody";
  offer.price = price;
  if (first === 1) actor.redemptions.push(id);
  return { what: `is given ${reward.publicId}`, answer: [first, again], expected: [expected === "done" ? 1 : 0, 0] };

  async function give(): Promise<number> {
    if (!distribution) return 0;
    return (await givePresents(distribution, new Date(now), 0, 500)).given;
  }
}
