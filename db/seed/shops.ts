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

/** A bill for `people` at one table. */
export function bill(random: Chance, people: number): number {
  let total = 0;
  for (let guest = 0; guest < people; guest += 1) {
    total += random.pick(drinks);
    if (random.next() < 0.6) total += random.pick(bakes);
  }
  return total;
}
