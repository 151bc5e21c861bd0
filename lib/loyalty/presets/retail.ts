import type { Preset } from "./preset";
import { bySending, donated, moneyOff, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

/** Shops where people come by every few weeks and compare prices. */
export const retail: Preset = {
  code: "retail",
  each: "purchase",
  name: { id: "Ritel", en: "Retail" },
  who: {
    id: "Toko, swalayan, apotek, mode: pelanggan datang tiap dua sampai tiga minggu.",
    en: "Shops, supermarkets, pharmacies, fashion: customers come every two or three weeks.",
  },
  unit: { id: "poin", en: "points", enOne: "point" },
  basketThousands: 150,
  channel: "store",
  year: { purchases: 24, events: { profile_completed: 1, review: 12 } },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(1) } },
    expiry: {
      base: { policy: "rolling", months: 12, roundTo: "month", activity: ["purchase", "redemption"] },
      bonus: { policy: "fixed", months: 6, roundTo: "month" },
    },
    earning: {
      pointValue: way.pointValue(amounts, 1),
      labels: way.channelLabels,
      rules: [
        way.firstPurchase(100),
        way.birthdayWeek(200, 500),
        way.profileCompleted(100),
        way.reviewed(10, 4),
        ...way.friends({ bringing: 300, brought: 150 }, 10),
      ],
    },
    referral: { isOn: true, returnDays: 14, withinDays: 90, least: { [amounts.currency]: amounts.of(50) } },
    pendingDays: { online: 14 },
    tiers: {
      window: "rolling_months",
      months: 12,
      graceDays: 30,
      downgrade: "one_down",
      levels: [
        way.firstLevel("perak", "Perak", "Silver"),
        way.higherLevel("emas", ["Emas", "Gold"], { from: 2_000, more: 25, also: [way.ownRewards] }),
        way.higherLevel("platina", ["Platina", "Platinum"], {
          from: 6_000,
          more: 50,
          also: [way.freeDelivery, way.earlyAccess(3)],
        }),
      ],
    },
    redemption: { cancelHours: 24, restoreDays: 30 },
    noticeDays: 30,
    texts: termsTexts("customers", 30, {
      id: ["Barang yang dikembalikan", "Poin dari barang yang dikembalikan ikut ditarik sesuai bagiannya."],
      en: ["Goods you return", "Points earned with goods you return are taken back in proportion."],
    }),
  }),
  rewards: ({ of }) => [
    moneyOff("potongan-kecil", { points: 500, valueMinor: of(5) }, { id: "Potongan kecil", en: "A small discount" }),
    moneyOff(
      "potongan-besar",
      { points: 2_500, valueMinor: of(27) },
      { id: "Potongan besar", en: "A large discount" },
      of(100),
    ),
    starter(
      "tas-belanja",
      "merchandise",
      { points: 3_500, valueMinor: of(40), stock: 100, category: "merchandise", validDays: null },
      {
        name: { id: "Tas belanja kanvas", en: "Canvas shopping bag" },
        summary: {
          id: "Dipakai lagi dan lagi, dengan nama toko di sisinya.",
          en: "Used again and again, with the shop's name on it.",
        },
        how: bySending,
      },
      { delivery: "ship", leadDays: 5 },
    ),
    moneyOff(
      "potongan-emas",
      { points: 5_000, valueMinor: of(60), tierRequired: "emas", perMemberLimit: 2 },
      { id: "Potongan istimewa Emas", en: "A discount for Gold" },
    ),
    donated(500, of(5)),
  ],
  reasons: {
    rate: {
      id: "Satu poin untuk setiap seribu rupiah bisa dihitung di luar kepala; imbalan sekitar satu persen sesuai margin ritel yang tipis.",
      en: "One point for a round amount can be reckoned in the head; about one per cent back fits retail's thin margins.",
    },
    expiry: {
      id: "Poin hidup dua belas bulan sejak belanja atau penukaran terakhir: pelanggan yang masih datang tidak pernah kehilangan poin, dan poin yang ditinggalkan tidak menjadi utang selamanya.",
      en: "Points live twelve months from the last purchase or redemption: whoever still comes never loses any, and what was left behind is not owed for ever.",
    },
    tiers: {
      id: "Tingkatan dihitung dari dua belas bulan berjalan dengan masa tenggang tiga puluh hari, sehingga belanja besar di bulan apa pun sama nilainya.",
      en: "Tiers count the running twelve months, with thirty days' grace, so that a large purchase is worth the same in any month.",
    },
    pending: {
      id: "Poin belanja daring tertahan selama masa pengembalian empat belas hari: tidak ada hadiah yang ditukar dengan barang yang lalu dikembalikan.",
      en: "Points of online purchases are held for the fourteen days of the return window: nobody redeems for goods that are then sent back.",
    },
    earning: {
      id: "Profil, ulasan, dan teman memberi poin tanpa belanja: program terasa hidup di antara dua kunjungan, dengan biaya jauh di bawah iklan.",
      en: "A profile, reviews and friends earn points without buying: the programme feels alive between two visits, for far less than advertising costs.",
    },
    limits: {
      id: "Ulasan dibatasi empat kali sebulan dan bonus ulang tahun ada batas tahunannya, agar pengeluaran bisa diperkirakan.",
      en: "Reviews count four times a month and the birthday bonus has a yearly limit, so that what is spent can be foreseen.",
    },
    referral: {
      id: "Kedua teman mendapat poin, tetapi baru setelah belanja pertama tidak bisa dikembalikan lagi: ajakan palsu tidak menghasilkan apa-apa.",
      en: "Both friends get points, but only once the first purchase can no longer be returned: made-up friends earn nothing.",
    },
    transfer: {
      id: "Pindah poin antaranggota dimatikan dulu: mudah dibuka kelak, dan poin curian tidak bisa langsung dipindahkan.",
      en: "Moving points between members is off to begin with: it is easily opened later, and stolen points cannot be moved away.",
    },
    rewards: {
      id: "Hadiah pertama terjangkau setelah beberapa kali belanja; anggota yang pernah menukar sekali jauh lebih sering kembali.",
      en: "The first reward is within reach after a few purchases; members who have redeemed once come back far more often.",
    },
  },
  claims: { basketPoints: 150, costPercent: 1, costOfRegularPercent: 1.2 },
};
