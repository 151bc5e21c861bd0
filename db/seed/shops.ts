import type { EventLine } from "@/lib/loyalty/earning-event";
import type { Chance } from "./chance";

/** The shops of Kopi Senja. */
export const shops = [
  "Jakarta Menteng",
  "Jakarta Kemang",
  "Jakarta Kota Tua",
  "Bandung Dago",
  "Bandung Braga",
  "Yogyakarta Prawirotaman",
  "Yogyakarta Malioboro",
  "Denpasar Renon",
] as const;

/** What people take at the counter, in rupiah. */
const drinks = [22_000, 24_000, 26_000, 28_000, 32_000, 35_000, 38_000] as const;
const bakes = [12_000, 15_000, 18_000, 20_000, 24_000, 28_000] as const;

/** What `people` at one table have, and what it comes to. */
export function order(random: Chance, people: number): { totalMinor: number; lines: EventLine[] } {
  const lines: EventLine[] = [];
  const add = (category: string, amountMinor: number) =>
    lines.push({ sku: `${category}-${amountMinor / 1_000}`, category, quantity: 1, amountMinor });
  for (let guest = 0; guest < people; guest += 1) {
    add("kopi", random.pick(drinks));
    if (random.next() < 0.6) add("roti", random.pick(bakes));
  }
  return { totalMinor: lines.reduce((total, line) => total + line.amountMinor, 0), lines };
}

/** Beans by the bag, ordered for home. */
export function beans(bags: number): { totalMinor: number; lines: EventLine[] } {
  const amountMinor = 95_000 * bags;
  return { totalMinor: amountMinor, lines: [{ sku: "biji-senja-250", category: "biji", quantity: bags, amountMinor }] };
}
