import type { Sql } from "@/db/client";
import { rewardReferrals } from "@/db/commands/reward-referrals";
import type { Instant } from "@/lib/base/clock";
import type { Calendar } from "../days";
import type { Moment } from "./moments";
import type { Step } from "./steps";

const sari = "sari@contoh.id";

type Friend = { name: string; joinedAt: Instant; steps: Step[] };

/** Whom Sari brought, the longest first: one never came by, one is settled, one may still give back what was bought, one has only just joined. */
export function sarisFriends({ ago }: Calendar): Friend[] {
  const bought = (days: number, time: string, totalMinor: number): Step => ({
    at: ago({ days }, time),
    ...{ what: "buy", totalMinor, shop: "Bandung Braga" },
  });
  return [
    { name: "Yusuf Firdaus", joinedAt: ago({ days: 120 }, "19:10"), steps: [] },
    {
      name: "Tania Wibisono",
      joinedAt: ago({ days: 70 }, "20:15"),
      steps: [bought(66, "08:20", 92_000), bought(40, "08:35", 38_000), bought(12, "16:05", 61_000)],
    },
    { name: "Vina Melati", joinedAt: ago({ days: 9 }, "12:40"), steps: [bought(6, "17:25", 64_000)] },
    { name: "Raka Aditya", joinedAt: ago({ days: 4 }, "21:05"), steps: [] },
  ];
}

export const addressOf = ({ name }: Pick<Friend, "name">) => `${name.toLowerCase().replaceAll(" ", ".")}@contoh.id`;

/** They joined with Sari's number. */
export async function noteFriends(owner: Sql, referrerId: number, friends: { memberId: number; joinedAt: Instant }[]) {
  for (const { memberId, joinedAt } of friends)
    await owner`
      insert into referrals (member_id, referrer_id, look_at, created_at)
      values (${memberId}, ${referrerId}, ${joinedAt}, ${joinedAt})`;
}

/** What the programme looks at every day in life, on the two days on which something came of it. */
export function friendsCounted(calendar: Calendar): Moment[] {
  const who = [sari, ...sarisFriends(calendar).map(addressOf)];
  return [51, 29].map((days) => {
    const at = calendar.ago({ days }, "04:30");
    return { at, who, happens: () => rewardReferrals(at, 100) };
  });
}
