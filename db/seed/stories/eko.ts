import type { Calendar } from "../days";
import { askedFor } from "./asked-for";
import type { Step } from "./steps";

const DAY_MS = 86_400_000;

/**
 * Eko ordered for his whole team at the end of last year and became Gold by it; this year he comes seldom, and stays Gold only if the
 * rest of it is together before the year is over.
 */
export function eko(place: number, calendar: Calendar): Step[] {
  const { ago, at, yearStart } = calendar;
  const lastYear = (days: number) => at(new Date(yearStart().getTime() - days * DAY_MS), "12:15");
  const shop = "Jakarta Kota Tua";
  return [
    { at: lastYear(24), what: "buy", totalMinor: 640_000, shop },
    { at: lastYear(17), what: "buy", totalMinor: 720_000, shop },
    { at: lastYear(9), what: "buy", totalMinor: 780_000, shop },
    { at: ago({ months: 8, days: 3 }, "09:40"), what: "buy", totalMinor: 264_000, shop },
    { at: ago({ months: 6, days: 11 }, "10:05"), what: "buy", totalMinor: 188_000, shop },
    { at: ago({ months: 4, days: 2 }, "09:55"), what: "redeem", reward: "kopi-susu-senja", ifPossible: true },
    { at: ago({ months: 2, days: 20 }, "17:25"), what: "buy", totalMinor: 312_000, shop },
    { at: ago({ days: 15 }, "12:10"), what: "buy", totalMinor: 146_000, shop },
    ...askedFor(place, "Eko Prasetyo", calendar),
  ];
}
