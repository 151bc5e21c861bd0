import { chance } from "../chance";
import type { Calendar } from "../days";
import type { Step } from "./steps";

/** What Budi's purchases of this year come to in tier points: a few breakfasts short of Gold. */
const THIS_YEAR_POINTS = 3_720;
const VISITS = 26;

/**
 * Budi works for a software house in Bandung and reads English all day. He joined five months ago, buys coffee for the whole team,
 * and is a few breakfasts short of Gold.
 */
export function budi(calendar: Calendar): Step[] {
  const { ago, now, at } = calendar;
  const random = chance(2207);
  const joined = ago({ months: 5 }, "08:15");
  const begin = Math.max(joined.getTime() + 3_600_000, calendar.yearStart().getTime() + 60_000);
  const span = now.getTime() - 600_000 - begin;
  const weights = Array.from({ length: VISITS }, () => 1 + random.next());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const steps: Step[] = weights.map((weight, place) => {
    const day = new Date(begin + (span * place) / VISITS);
    // In the first days of a year the mornings are too few for him: he comes when he comes.
    const morning = span < 30 * 86_400_000 ? day : at(day, `08:${random.between(10, 49)}`);
    return {
      at: morning.getTime() < begin ? day : morning,
      what: "buy",
      // Whole points only, so that what they come to is exact.
      totalMinor: Math.floor((THIS_YEAR_POINTS * weight) / total) * 500,
      shop: place % 5 === 4 ? "Bandung Braga" : "Bandung Dago",
    };
  });
  if (joined.getTime() < begin - 7_200_000) {
    steps.push({ at: new Date(joined.getTime() + 60_000), what: "buy", totalMinor: 328_000, shop: "Bandung Dago" });
  }
  const later = (share: number) => new Date(begin + span * share + 90_000);
  steps.push(
    { at: later(0.52), what: "redeem", reward: "es-kopi-pandan", named: "pandan" },
    { at: later(0.56), what: "use", named: "pandan" },
    { at: later(0.98), what: "redeem", reward: "diskon-sore", named: "sore" },
  );
  return steps;
}
