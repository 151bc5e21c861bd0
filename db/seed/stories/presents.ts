import { givePresents } from "@/db/commands/give-presents";
import { type DistributionAsked, keepDistribution } from "@/db/commands/keep-distribution";
import { listRunningDistributions } from "@/db/queries/distributions";
import { dayOf } from "@/lib/loyalty/calendar";
import type { RewardOffer } from "@/lib/loyalty/reward";
import type { Calendar } from "../days";
import type { Moment } from "./moments";
import { granted } from "./set-back";

const zone = "Asia/Jakarta";

/** How many days ago Sekar had her birthday: between two of her paydays. */
export const SEKARS_BIRTHDAY_DAYS_AGO = 31;

/**
 * What Laras has given since ten weeks: a coffee on birthdays, a mug to whoever reaches gold, which they pick up with their address. It is
 * looked at every second week here, each day in life.
 */
export function presents(
  { ago, now }: Calendar,
  shelf: ReadonlyMap<string, RewardOffer>,
  everybody: readonly string[],
): Moment[] {
  const begun = ago({ days: 70 }, "10:15");
  const distributed = (slug: string, asked: Partial<DistributionAsked>): Moment => ({
    at: begun,
    who: [],
    happens: async ({ actors }) => {
      const reward = shelf.get(slug);
      if (!reward) throw new Error(`There is no reward ${slug}`);
      granted(
        await keepDistribution(actors.as("pemasaran@contoh.id", "distribution.edit"), null, {
          ...{ occasion: "birthday", tier: null, each: "year", conditions: [], daysBefore: 0, pickUpDays: 30 },
          ...{ startsOn: dayOf(begun, zone), endsOn: null, atMost: null, isOn: true, reward: reward.publicId },
          ...asked,
        }),
      );
    },
  });
  const looked = (days: number): Moment => {
    const at = days === 0 ? new Date(now.getTime() - 2 * 60_000) : ago({ days }, "07:00");
    return {
      at,
      who: everybody,
      happens: async () => {
        for (const each of await listRunningDistributions(dayOf(at, zone))) await givePresents(each, at, 0, 500);
      },
    };
  };
  return [
    distributed("kopi-susu-senja", {}),
    distributed("mug-kawung", { occasion: "tier_up", tier: "emas", each: "ever" }),
    ...[56, 42, 28, 14, 0].map(looked),
  ];
}
