import type { Preset } from "./preset";
import { atTheTill, byDate, donated, moneyOff, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

/** Cafés, restaurants, hotels: people come often, and what is given costs less than it is worth to them. */
export const hospitality: Preset = {
  code: "hospitality",
  each: "purchase",
  name: { id: "Kafe, restoran & hotel", en: "Cafés, restaurants & hotels" },
  who: {
    id: "Kunjungan sering dan nota kecil; hadiah dari dapur sendiri.",
    en: "Frequent visits and small bills; rewards from your own kitchen.",
  },
  unit: { id: "poin", en: "points", enOne: "point" },
  basketThousands: 85,
  channel: "store",
  year: { purchases: 40, events: { profile_completed: 1, review: 12 } },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(0.5) } },
    expiry: {
      base: { policy: "fixed", months: 12, roundTo: "month" },
      bonus: { policy: "fixed", months: 6, roundTo: "month" },
    },
    earning: {
      pointValue: way.pointValue(amounts, 1),
      labels: way.channelLabels,
      rules: [
        way.firstPurchase(50),
        way.everyVisit(10, 75),
        way.birthdayWeek(300, 600),
        way.profileCompleted(100),
        way.reviewed(15, 4),
        ...way.friends({ bringing: 300, brought: 150 }, 10),
      ],
    },
    referral: { isOn: true, returnDays: 1, withinDays: 60, least: { [amounts.currency]: amounts.of(50) } },
    pendingDays: { online: 1 },
    tiers: {
      window: "calendar_year",
      graceDays: 30,
      downgrade: "one_down",
      levels: [
        way.firstLevel("perak", "Perak", "Silver"),
        way.higherLevel("emas", ["Emas", "Gold"], { from: 4_000, more: 25, also: [way.ownRewards] }),
        way.higherLevel("platina", ["Platina", "Platinum"], {
          from: 12_000,
          more: 50,
          also: [way.ownRewards, way.earlyAccess(3)],
        }),
      ],
    },
    pools: { isOn: true, mostMembers: 6, limits: "as_transfers" },
    redemption: { cancelHours: 24, restoreDays: 30 },
    noticeDays: 30,
    texts: termsTexts("customers", 30, {
      id: [
        "Poin dan pembayaran",
        "Poin dihitung dari makanan, minuman, dan kamar yang dibayar, tanpa pajak, tip, dan biaya layanan.",
      ],
      en: [
        "Points and payment",
        "Points are reckoned on food, drinks and rooms paid for, without tax, tips and service charge.",
      ],
    }),
  }),
  rewards: ({ of }) => [
    starter(
      "minuman-hari-ini",
      "sample",
      { points: 500, valueMinor: of(10), category: "drinks" },
      {
        name: { id: "Minuman hari ini", en: "Drink of the day" },
        summary: {
          id: "Satu gelas dari papan hari ini, kami yang buatkan.",
          en: "One glass from today's board, on us.",
        },
        how: atTheTill,
      },
      { delivery: "collect" },
    ),
    moneyOff(
      "potongan",
      { points: 2_000, valueMinor: of(22) },
      { id: "Potongan satu nota", en: "Money off your bill" },
      of(50),
    ),
    starter(
      "kue-ulang-tahun",
      "made_for_you",
      { points: 8_000, valueMinor: of(95), category: "bakery", stock: 50, perMemberLimit: 1 },
      {
        name: { id: "Kue dengan tulisan Anda", en: "A cake with your words" },
        summary: {
          id: "Dibuat untuk hari Anda; siap dua hari kemudian.",
          en: "Made for your day; ready two days later.",
        },
        how: atTheTill,
      },
      { leadDays: 2 },
    ),
    starter(
      "meja-juru-masak",
      "experience",
      { points: 15_000, valueMinor: of(180), category: "experiences", tierRequired: "emas", validDays: null },
      {
        name: { id: "Semeja dengan juru masak", en: "At the chef's table" },
        summary: {
          id: "Satu malam, lima hidangan, dan ceritanya.",
          en: "One evening, five courses, and their stories.",
        },
        how: byDate,
      },
      { place: "Restoran utama", placeEn: "The main restaurant" },
    ),
    donated(500, of(5)),
  ],
  reasons: {
    rate: {
      id: "Nota di kafe kecil, jadi poinnya dibuat terasa: imbalan sekitar dua persen, dan biaya bahan hadiah sendiri hanya sepertiganya.",
      en: "A café's bills are small, so points are made to be felt: about two per cent back, and your own treats cost you a third of that.",
    },
    expiry: {
      id: "Dua belas bulan sampai akhir bulan mudah diingat; pengingat dikirim tiga puluh, tujuh, dan satu hari sebelumnya.",
      en: "Twelve months to the end of the month is easily remembered; reminders go out thirty, seven and one day before.",
    },
    tiers: {
      id: "Dihitung per tahun kalender: tamu tahu persis kapan hitungan mulai lagi, dan Emas tercapai dengan sekitar dua kunjungan sebulan.",
      en: "Counted by calendar year: guests know exactly when it begins anew, and Gold takes about two visits a month.",
    },
    pending: {
      id: "Yang sudah dimakan tidak dikembalikan: poin di gerai langsung bisa dipakai; pesanan daring ditahan sehari untuk pembatalan.",
      en: "What was eaten is not returned: points from the counter can be spent at once; online orders are held a day for cancellations.",
    },
    earning: {
      id: "Setiap kunjungan kesepuluh diberi hadiah kecil: menghargai kebiasaan datang, bukan hanya nota yang besar.",
      en: "Every tenth visit brings a small gift: it rewards the habit of coming, not only the large bill.",
    },
    limits: {
      id: "Pekan ulang tahun memberi tiga kali lipat dengan batas setahun, sehingga satu pesta tidak menghabiskan anggaran.",
      en: "The birthday week triples points up to a yearly limit, so that one party does not use up the budget.",
    },
    referral: {
      id: "Makan itu bersama-sama: ajakan teman adalah cara tumbuh yang paling murah, dan keduanya mendapat poin.",
      en: "Eating is done together: friends bringing friends is the cheapest way to grow, and both get points.",
    },
    transfer: {
      id: "Keluarga boleh mengumpulkan poin bersama karena mereka datang bersama; memindahkan poin ke orang lain dimatikan dulu.",
      en: "Families may put points together because they come together; moving points to others is off to begin with.",
    },
    rewards: {
      id: "Segelas minuman pada kunjungan ketiga mengajarkan cara menukar; hadiah besar memberi tujuan.",
      en: "A drink by the third visit teaches how to redeem; the large rewards give something to aim for.",
    },
  },
  claims: { basketPoints: 170, costPercent: 2, costOfRegularPercent: 2.5 },
};
