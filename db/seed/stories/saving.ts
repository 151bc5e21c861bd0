import { runWishes } from "@/db/commands/run-wishes";
import { setWish, type WishRequest } from "@/db/commands/set-wish";
import { newId } from "@/lib/base/uuid";
import type { RewardOffer } from "@/lib/loyalty/reward";
import type { Calendar } from "../days";
import type { Moment } from "./moments";
import { granted } from "./set-back";
import type { Step } from "./steps";

const sari = "sari@contoh.id";
const sekar = "sekar.arum@contoh.id";
const teguh = "teguh.prakoso@contoh.id";

/** Sekar comes on paydays: she let us redeem her coffee as soon as she has enough, and has had it once. */
export const sekarsPaydays = ({ ago }: Calendar): Step[] =>
  [66, 52, 38, 24, 10].map((days) => ({
    at: ago({ days }, "12:35"),
    what: "buy",
    totalMinor: 150_000,
    shop: "Jakarta Kemang",
  }));

/**
 * What members wished of their points: Sekar's coffee was redeemed by itself, and what is about to end she gives away; Sari looks on how
 * far the barista course still is; Teguh waited for beans that sold out.
 */
export function savingUp({ ago }: Calendar, shelf: ReadonlyMap<string, RewardOffer>): Moment[] {
  const wished = (email: string, at: Date, slug: string, wish: Partial<WishRequest>): Moment => ({
    at,
    who: [email],
    happens: async ({ actors }) => {
      const reward = shelf.get(slug);
      if (!reward) throw new Error(`There is no reward ${slug}`);
      const nothing = { mostPoints: null, keepPoints: 0, leastPoints: null, daysBefore: null };
      const goal = { purpose: "goal", action: "show", ...nothing } as const;
      const asked = { ...goal, reward: reward.publicId, key: newId(), ...wish };
      const most = asked.action === "show" ? null : reward.points;
      granted(await setWish(actors.as(email, "membership.use"), { ...asked, mostPoints: most }));
    },
  });
  const looked = (at: Date, who: string[]): Moment => ({ at, who, happens: () => runWishes(at, 0, 100) });
  return [
    wished(sekar, ago({ days: 50 }, "19:20"), "kopi-susu-senja", { action: "redeem", keepPoints: 200 }),
    looked(ago({ days: 38 }, "12:40"), [sekar]),
    wished(teguh, ago({ days: 30 }, "21:45"), "biji-gayo", { action: "redeem" }),
    wished(sari, ago({ days: 20 }, "20:05"), "kelas-barista", {}),
    looked(ago({ days: 11 }, "09:10"), [teguh]),
    wished(sekar, ago({ days: 9 }, "18:30"), "bibit-kopi", {
      ...{ purpose: "expiry", action: "donate", daysBefore: 14, leastPoints: 500 },
    }),
  ];
}
