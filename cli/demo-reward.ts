import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { programmeNow } from "@/db/queries/programme-time";
import { ourVoucher } from "@/db/seed/rewards/reward-card";
import { stockShelf } from "@/db/seed/rewards/shelf";
import { trialDetails } from "@/db/seed/rewards/trial-details";
import { env } from "@/lib/base/env";
import { newId } from "@/lib/base/uuid";
import { datedKinds } from "@/lib/loyalty/kinds";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { type Command, Correction, wholeNumber } from "./command";
import { requireDemonstration } from "./demo-crowd";

const categories: Partial<Record<RewardKind, string>> = {
  discount: "discounts",
  donation: "giving",
  experience: "experiences",
  training: "experiences",
  access: "experiences",
  merchandise: "merchandise",
};

export const demoReward: Command = {
  name: "demo reward",
  usage: `demo reward --kind ${rewardKinds.join("|")} --stock N --points P`,
  about:
    "Publishes a reward at once, without gates or limits, with N codes where its kind hands out codes, and prints its id last on its line. " +
    "Only in a demonstration.",
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ args, options: { kind: text, stock: text, points: text } });
    const kind = rewardKinds.find((each) => each === values.kind);
    if (!kind) throw new Correction(`--kind must be one of ${rewardKinds.join(", ")}.`);
    const stock = wholeNumber(values.stock, "--stock", 0, 100_000);
    const points = wholeNumber(values.points, "--points", 1, 100_000_000);
    const owner = connect(env().ownerUrl, { max: 1 });
    try {
      await requireDemonstration(owner);
      const now = await programmeNow();
      const slug = newId();
      const title = `${stock} × ${points}`;
      const card = {
        slug,
        kind,
        category: categories[kind] ?? "gift_cards",
        points,
        valueMinor: null,
        picture: ["voucher", "senja"] as ["voucher", "senja"],
        stock,
        validDays: 30,
        details: { ...trialDetails[kind], ...(kind === "cash_back" ? { account: "own" } : {}) },
        ...(datedKinds.includes(kind)
          ? { dates: [{ inDays: 14, from: "10:00", hours: 2, places: Math.max(stock, 1) }] }
          : {}),
        texts: ourVoucher({
          id: [`Hadiah Peragaan ${title}`, "Hadiah untuk mencoba penukaran."],
          en: [`Demonstration Reward ${title}`, "A reward to try redeeming with."],
        }),
      };
      const shelf = await stockShelf(owner, [card], { now, since: now, createdBy: null });
      console.log(`Published at ${points} points, ${stock} in stock: ${shelf.get(slug)?.publicId}`);
      return 0;
    } finally {
      await owner.end({ timeout: 2 });
    }
  },
};
