import type { Calendar } from "../days";
import type { Step } from "./steps";

/**
 * Hendra ordered for his whole office, spent the points at once, and half of the order was cancelled: since then he owes points, and
 * what he earns repays them.
 */
export function hendra({ ago }: Calendar): Step[] {
  return [
    { at: ago({ days: 74 }, "12:20"), what: "buy", totalMinor: 900_000, shop: "Bandung Braga", named: "kantor" },
    { at: ago({ days: 72 }, "13:05"), what: "redeem", reward: "kopi-susu-senja" },
    { at: ago({ days: 72 }, "13:07"), what: "redeem", reward: "seduh-manual" },
    {
      at: ago({ days: 70 }, "16:40"),
      what: "give_back",
      named: "kantor",
      amountMinor: 450_000,
      reason: "Acara kantor dibatalkan; separuh pesanan dikembalikan",
    },
    { at: ago({ days: 33 }, "12:45"), what: "buy", totalMinor: 126_000, shop: "Bandung Braga" },
    { at: ago({ days: 9 }, "12:30"), what: "buy", totalMinor: 84_000, shop: "Bandung Braga" },
  ];
}
