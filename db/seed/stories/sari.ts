import { chance } from "../chance";
import type { Calendar } from "../days";
import { beans, order } from "../shops";
import type { Step } from "./steps";

/**
 * Sari, a graphic designer in Menteng, has been with us for fourteen months: a coffee before work, cake with friends, beans for home.
 * She became Emas by working from our tables, forgot her welcome gift, and now saves for something larger.
 */
export function sari(calendar: Calendar): Step[] {
  const { ago } = calendar;
  const random = chance(1408);
  const steps: Step[] = [
    { at: ago({ months: 14, days: 1 }, "09:05"), what: "buy", totalMinor: 54_000, shop: "Jakarta Menteng" },
    {
      at: ago({ months: 14, days: 1 }, "09:30"),
      what: "adjust",
      points: 150,
      kind: "bonus",
      reason: "Hadiah selamat datang dari gerai Menteng",
    },
    // A year ago to the day she ordered the cakes for the studio's opening: those points end with this month.
    { at: ago({ months: 12 }, "00:40"), what: "buy", totalMinor: 690_000, shop: "Jakarta Menteng" },
    { at: ago({ months: 5, days: 9 }, "16:20"), what: "redeem", reward: "kopi-susu-senja", named: "kopi pertama" },
    { at: ago({ months: 5, days: 8 }, "08:02"), what: "use", named: "kopi pertama" },
    { at: ago({ months: 4, days: 3 }, "19:44"), what: "redeem", reward: "potongan-25", named: "potongan" },
    { at: ago({ months: 4, days: 2 }, "12:31"), what: "use", named: "potongan" },
    { at: ago({ months: 3, days: 12 }, "21:15"), what: "redeem", reward: "sarapan-berdua", named: "sarapan" },
    { at: ago({ months: 3, days: 11 }, "10:05"), what: "cancel", named: "sarapan" },
    { at: ago({ months: 2, days: 5 }, "13:10"), what: "redeem", reward: "donat-kentang" },
    {
      at: ago({ months: 1, days: 6 }, "11:25"),
      what: "adjust",
      points: 200,
      kind: "base",
      reason: "Pesanan Anda salah diracik; kami mohon maaf",
    },
    { at: ago({ days: 6 }, "18:40"), what: "redeem", reward: "croissant-mentega", named: "croissant" },
    { at: ago({ days: 3 }, "20:12"), what: "buy", totalMinor: 236_000, shop: null, named: "biji kopi" },
    {
      at: ago({ days: 2 }, "10:15"),
      what: "give_back",
      named: "biji kopi",
      amountMinor: 59_000,
      reason: "Sebungkus biji kopi rusak di jalan",
    },
    { at: ago({ days: 1 }, "07:48"), what: "buy", totalMinor: 58_000, shop: "Jakarta Menteng" },
  ];
  for (let month = 13; month >= 0; month -= 1) {
    // Since the studio opened she sits with us once a week.
    const visits = month > 11 ? 1 : 4;
    for (let visit = 0; visit < visits; visit += 1) {
      const at = ago(
        { months: month, days: random.between(2, 27) },
        `0${random.between(7, 9)}:${random.between(10, 59)}`,
      );
      steps.push({ at, what: "buy", ...order(random, 1), shop: "Jakarta Menteng" });
    }
    const weekend = ago({ months: month, days: random.between(2, 26) }, `15:${random.between(10, 59)}`);
    if (month <= 11) steps.push({ at: weekend, what: "buy", ...order(random, 2), shop: "Jakarta Kemang" });
    if (month % 3 === 1) {
      const at = ago({ months: month, days: random.between(3, 20) }, "21:05");
      steps.push({ at, what: "buy", ...beans(random.between(1, 2)), shop: null });
    }
  }
  return steps;
}
