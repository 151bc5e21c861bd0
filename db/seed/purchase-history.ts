import { chance } from "./chance";

/**
 * A made-up file of purchases, the same for the same seed: customers who come often or once, rows that say the same, amounts of
 * nothing, dates with and without a time, in no order.
 */
export function purchaseHistory(seed: number, { customers, rows }: { customers: number; rows: number }): string {
  const random = chance(seed);
  const lines = Array.from({ length: rows }, () => {
    const customer = `C-${String(Math.floor(random.next() ** 2 * customers)).padStart(5, "0")}`;
    const day = new Date(Date.UTC(2023, 0, 1) + random.between(0, 900) * 86_400_000).toISOString().slice(0, 10);
    const time = random.next() < 0.3 ? ` ${String(random.between(0, 23)).padStart(2, "0")}:15` : "";
    const amount = random.next() < 0.05 ? "0" : (random.between(1, 30_000) / 100).toFixed(2);
    return [customer, `${day}${time}`, amount, random.pick(["store", "online", ""])].join(",");
  });
  // Two people in one family pay the same on the same day: separate purchases.
  const twice = lines.filter((_, place) => place % 17 === 0);
  return ["customer,day,amount,channel", ...lines, ...twice].join("\n").concat("\n");
}
