import { reinstateRedemption } from "@/db/commands/reinstate-redemption";
import { useRedemption as markAsUsed } from "@/db/commands/use-redemption";
import { staff } from "@/db/ledger-fixtures";
import { type Actor, inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import * as redeeming from "@/db/ledger-model-redemptions";
import { newId } from "@/lib/base/uuid";

export async function use(scene: Scene): Promise<Outcome> {
  const { holder, id } = voucherOf(scene);
  const answer = inShort(await markAsUsed(staff("cashier", "redemptions.use"), id));
  return { what: `uses ${id}`, answer, expected: redeeming.use(holder.model, id, scene.now) };
}

/** Takes back that one was used, where it was. */
export async function reinstate(scene: Scene): Promise<Outcome> {
  const { holder, id } = voucherOf(scene);
  const asking = { locale: "id", now: new Date(scene.now) } as const;
  const asked = { redemptionId: id, because: "wrong_voucher" };
  const answer = inShort(await reinstateRedemption(staff("support", "redemptions.reinstate"), asked, asking));
  return { what: `takes back using ${id}`, answer, expected: redeeming.reinstate(holder.model, id, scene.now) };
}

/** Uses one, thinks better of it, and sometimes uses it after all. */
export async function useAndReinstate(scene: Scene): Promise<Outcome> {
  const steps = [await use(scene), await reinstate(scene), await reinstate(scene), await use(scene)];
  return {
    what: steps.map(({ what }) => what).join(", "),
    answer: steps.map(({ answer }) => answer),
    expected: steps.map(({ expected }) => expected),
  };
}

/** Somebody's voucher, mostly a late one, and sometimes one that is nobody's. */
export function voucherOf({ chance, actor, actors, touched }: Scene): { holder: Actor; id: string } {
  const holder = chance.oneOf([actor, actor, ...actors.filter((each) => each.redemptions.length > 0)]);
  touched.push({ id: holder.member.id, model: holder.model });
  return { holder, id: chance.oneOf([...holder.redemptions.slice(-2), ...holder.redemptions.slice(-1), newId()]) };
}
