import { afterAll, beforeAll, expect, it } from "vitest";
import { recordPurchase } from "@/db/commands/record-purchase";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { findExpiry } from "./expiry";
import { findHome } from "./home";
import { programmeNow } from "./programme-time";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({
    expiry: {
      base: {
        policy: "fixed",
        months: 2,
        roundTo: "none",
        extension: { months: 3, activity: ["purchase"], withinMonths: 3 },
      },
      bonus: { policy: "never" },
    },
  });
});
afterAll(() => ledger.close());

async function buy(member: TestMember, channel: string | null = null): Promise<void> {
  const receipt = { externalId: newId(), totalMinor: 100_000, currency: "IDR", channel, store: null };
  await recordPurchase({ memberId: member.id, occurredAt: await programmeNow(), ...receipt });
}

it("shows every point by its last moment: what waits, what will live on, and what never ends", async () => {
  const member = await newMember(ledger);
  await ledger.owner`update wallets set tier = 'emas', tier_until = now() + interval '9 years' where member_id = ${member.id}`;
  await buy(member);
  await buy(member, "online");
  const now = await programmeNow();

  const { calendar } = await findExpiry(member.id, now);

  const [date, ...others] = calendar.dates;
  expect(others).toEqual([]);
  expect(date).toMatchObject({
    points: 400,
    parts: [
      { kind: "base", points: 200, pendingUntil: null },
      { kind: "base", points: 200 },
    ],
  });
  expect(date?.parts.every((part) => part.livesOnUntil !== null && part.livesOnUntil > date.at)).toBe(true);
  expect(date?.parts[1]?.pendingUntil?.getTime()).toBeGreaterThan(now.getTime());
  expect(calendar.lasting).toEqual([{ kind: "bonus", points: 100 }]);
});

it("tells on the first page what ends if nothing more happens, and the lines of time before they are written", async () => {
  const [active, idle] = [await newMember(ledger), await newMember(ledger)];
  await buy(active);
  await givePoints(idle, 200);
  await passTime(ledger, { days: 66 });
  const now = await programmeNow();

  const ends = async ({ id }: TestMember) => {
    const { standing, recent } = await findHome(id, "id", now);
    return { spendable: standing.spendable, newest: recent[0]?.kind, ends: standing.expiries.length };
  };

  expect(await ends(active)).toEqual({ spendable: 200, newest: "extended", ends: 1 });
  expect(await ends(idle)).toEqual({ spendable: 0, newest: "lapsed", ends: 0 });
  expect((await findExpiry(idle.id, now)).calendar).toEqual({ dates: [], lasting: [] });
});
