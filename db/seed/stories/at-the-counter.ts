import { closeShift, openShift } from "@/db/commands/keep-shift";
import { keepStore } from "@/db/commands/keep-store";
import { recordAtCounter } from "@/db/commands/record-at-counter";
import { undoPurchase } from "@/db/commands/undo-at-counter";
import { findOpenShift } from "@/db/queries/shifts";
import { listStores } from "@/db/queries/stores";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import type { Calendar } from "../days";
import type { Actors } from "./actors";
import type { Moment } from "./moments";
import { granted } from "./set-back";

const stores = [
  { code: "Jakarta Menteng", name: "Menteng", city: "Jakarta" },
  { code: "Bandung Dago", name: "Dago", city: "Bandung" },
];
const dimas = "dimas.wicaksono@contoh.id";
const rian = "rian.firmansyah@contoh.id";

/** Two shops with a counter, and Wulan's morning at one: an amount mistyped and put right, and a receipt the till knows and she forgot. */
export function atTheCounter({ ago }: Calendar): Moment[] {
  return [
    {
      at: ago({ days: 20 }, "09:00"),
      who: [],
      happens: async ({ actors }) => {
        const keeper = actors.as("katalog@contoh.id", "stores.edit");
        for (const store of stores)
          granted(await keepStore(keeper, null, { ...store, zone: "Asia/Jakarta", channel: "store", isActive: true }));
      },
    },
    {
      at: ago({ days: 1 }, "07:05"),
      who: [dimas, rian],
      happens: async ({ actors, at }) => {
        const cashier = actors.as("kasir@contoh.id", "counter.use");
        const menteng = (await listStores()).find((store) => store.code === "Jakarta Menteng");
        granted(await openShift(cashier, menteng?.publicId ?? ""));
        await record(actors, dimas, "MTG-40117", 64_000, at);
        const mistyped = await record(actors, rian, "MTG-40118", 580_000, at);
        const { currency, memberId } = { currency: "IDR", memberId: actors.memberOf(rian).id };
        const undo = { key: newId(), undoes: mistyped, memberId, reason: "Jumlah salah ketik, seharusnya Rp58.000" };
        granted(await undoPurchase(cashier, undo, currency));
        await record(actors, rian, "MTG-40118", 58_000, at);
        const shift = await findOpenShift(cashier.personId);
        await closeShift(cashier, { shiftId: shift?.publicId ?? "", tillReceipts: 3, tillMinor: 157_000 });
      },
    },
  ];
}

/** Records a purchase in the cashier's open shift; answers what was done, by its id. */
async function record(
  actors: Actors,
  email: string,
  receipt: string,
  totalMinor: number,
  at: Instant,
): Promise<string> {
  const actor = actors.as("kasir@contoh.id", "counter.use");
  const shift = await findOpenShift(actor.personId);
  if (shift === null) throw new Error("Wulan has no shift");
  const key = newId();
  const purchase = {
    memberId: actors.memberOf(email).id,
    key,
    receipt,
    totalMinor,
    currency: "IDR",
    lines: [],
    supervisor: null,
  };
  granted(await recordAtCounter({ actor, isSupervisor: false, shift }, purchase, { programme: at, real: at }));
  return key;
}
