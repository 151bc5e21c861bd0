import { chance } from "../chance";
import type { Calendar } from "../days";
import { order, shops } from "../shops";
import { askedFor } from "./asked-for";
import type { Step } from "./steps";

/** Sixty people who drink coffee with us, made up. */
export const regularNames = [
  "Adinda Larasati",
  "Agus Setiawan",
  "Ahmad Fauzi",
  "Aisyah Rahmawati",
  "Andi Pratama",
  "Anisa Fitriani",
  "Arif Budiman",
  "Ayu Kusumaningrum",
  "Bagas Nugroho",
  "Bayu Saputra",
  "Cahya Permana",
  "Citra Maharani",
  "Dedi Kurniawan",
  "Dewi Lestari",
  "Dian Puspita",
  "Dimas Wicaksono",
  "Dwi Hartono",
  "Eka Wulandari",
  "Eko Prasetyo",
  "Elok Nirmala",
  "Fajar Ramadhan",
  "Farida Hanum",
  "Fitri Handayani",
  "Galih Purnomo",
  "Gita Savitri",
  "Hadi Susanto",
  "Hana Salsabila",
  "Hendra Gunawan",
  "I Gede Wirawan",
  "I Made Artana",
  "Indah Permatasari",
  "Intan Pertiwi",
  "Irfan Hakim",
  "Joko Santoso",
  "Kartika Sari",
  "Kurnia Dewanti",
  "Lina Marlina",
  "Lukman Hidayat",
  "Made Ayu Lestari",
  "Maya Anggraini",
  "Melati Ningsih",
  "Muhammad Rizki",
  "Nadia Paramita",
  "Ni Luh Putri",
  "Novi Rahayu",
  "Nur Azizah",
  "Oka Mahendra",
  "Putri Amalia",
  "Putu Sudarma",
  "Rama Wijaya",
  "Ratna Kusuma",
  "Rian Firmansyah",
  "Rina Oktaviani",
  "Satria Yudha",
  "Sekar Arum",
  "Siti Nurhaliza",
  "Slamet Riyadi",
  "Teguh Prakoso",
  "Wahyu Adi",
  "Yuni Astuti",
] as const;

/** How often somebody comes in a month, how many sit at the table, and how long ago they were last seen. */
const habits = [
  { visits: 10, guests: 1, quietMonths: 0, redeems: true },
  { visits: 4, guests: 3, quietMonths: 0, redeems: true },
  { visits: 6, guests: 2, quietMonths: 0, redeems: true },
  { visits: 2, guests: 2, quietMonths: 0, redeems: false },
  { visits: 3, guests: 1, quietMonths: 4, redeems: false },
  { visits: 8, guests: 5, quietMonths: 0, redeems: true },
] as const;

const wished = [
  "kopi-susu-senja",
  "croissant-mentega",
  "potongan-15",
  "kartu-50",
  "layar-kita",
  "seduh-manual",
  "dompet-nusa-25",
  "roti-sobek",
] as const;

/** A plausible past of one of them: the same for the same place in the list, apart from the day it is told. */
export function regular(place: number, joinedMonthsAgo: number, calendar: Calendar): Step[] {
  const { ago } = calendar;
  const random = chance(7000 + place);
  const habit = random.pick(habits);
  const home = random.pick(shops);
  const steps: Step[] = [];
  for (let month = joinedMonthsAgo; month >= habit.quietMonths; month -= 1) {
    for (let visit = random.between(0, habit.visits); visit > 0; visit -= 1) {
      const time = `${String(random.between(7, 20)).padStart(2, "0")}:${random.between(10, 59)}`;
      const at = ago({ months: month, days: random.between(0, 28) }, time);
      const isAtHome = random.next() < 0.12;
      const shop = isAtHome ? null : random.next() < 0.8 ? home : random.pick(shops);
      steps.push({ at, what: "buy", ...order(random, random.between(1, habit.guests)), shop });
    }
    if (habit.redeems && month % 3 === 0) {
      const named = `${month}`;
      const at = ago({ months: month, days: random.between(3, 9) }, "17:30");
      steps.push({ at, what: "redeem", reward: random.pick(wished), named, ifPossible: true });
      if (random.next() < 0.7) steps.push({ at: new Date(at.getTime() + 50 * 3_600_000), what: "use", named });
    }
  }
  // The first four who can have carried the limited harvest home.
  if (place % 2 === 1)
    steps.push({ at: ago({ days: 12 + place }, "10:02"), what: "redeem", reward: "biji-gayo", ifPossible: true });
  return [...steps, ...askedFor(place, regularNames[place] ?? "", calendar)];
}
