import { ourVoucher, type RewardCard } from "./reward-card";

const discount = { kind: "discount", category: "discounts", validDays: 30, stock: null } as const;

/** Money off: each redemption makes a code of its own. */
export const discounts: RewardCard[] = [
  {
    ...discount,
    slug: "diskon-10",
    points: 250,
    valueMinor: null,
    details: { percent: 10 },
    picture: ["coffee", "kunyit"],
    texts: ourVoucher({
      id: ["Diskon 10% Minuman", "Untuk semua minuman dalam satu nota."],
      en: ["10% off Drinks", "For all drinks on one bill."],
    }),
  },
  {
    ...discount,
    slug: "potongan-15",
    points: 350,
    valueMinor: 15_000,
    details: { amountMinor: 15_000, minimumMinor: 50_000 },
    picture: ["voucher", "senja"],
    featured: 7,
    texts: ourVoucher({
      id: ["Potongan Rp15.000", "Untuk belanja paling sedikit Rp50.000."],
      en: ["Rp15,000 off", "When you spend Rp50,000 or more."],
    }),
  },
  {
    ...discount,
    slug: "potongan-25",
    points: 575,
    valueMinor: 25_000,
    details: { amountMinor: 25_000, minimumMinor: 75_000 },
    picture: ["voucher", "soga"],
    texts: ourVoucher({
      id: ["Potongan Rp25.000", "Untuk belanja paling sedikit Rp75.000."],
      en: ["Rp25,000 off", "When you spend Rp75,000 or more."],
    }),
  },
  {
    ...discount,
    slug: "potongan-50",
    points: 1_150,
    valueMinor: 50_000,
    details: { amountMinor: 50_000, minimumMinor: 150_000 },
    picture: ["voucher", "nila"],
    texts: ourVoucher({
      id: ["Potongan Rp50.000", "Untuk belanja paling sedikit Rp150.000."],
      en: ["Rp50,000 off", "When you spend Rp150,000 or more."],
    }),
  },
  {
    ...discount,
    slug: "potongan-100",
    points: 2_250,
    valueMinor: 100_000,
    details: { amountMinor: 100_000, minimumMinor: 250_000 },
    picture: ["voucher", "malam"],
    texts: ourVoucher({
      id: ["Potongan Rp100.000", "Untuk belanja paling sedikit Rp250.000, misalnya rapat kantor."],
      en: ["Rp100,000 off", "When you spend Rp250,000 or more, for an office meeting say."],
    }),
  },
  {
    ...discount,
    slug: "diskon-sore",
    points: 400,
    valueMinor: null,
    details: { percent: 30 },
    picture: ["iced_coffee", "kunyit"],
    perMemberLimit: 2,
    endsInDays: 9,
    validDays: 14,
    featured: 9,
    texts: ourVoucher(
      {
        id: ["Diskon Sore 30%", "Pukul tiga sampai enam sore, saat langit paling indah."],
        en: ["30% off at Dusk", "From three to six in the afternoon, when the sky is at its best."],
      },
      {
        id: "Berlaku pukul 15.00–18.00 di semua gerai, paling banyak dua kali untuk setiap anggota.",
        en: "Valid from 3 to 6 p.m. at every shop, at most twice for each member.",
      },
    ),
  },
  {
    ...discount,
    slug: "diskon-roti-25",
    points: 425,
    valueMinor: null,
    details: { percent: 25 },
    picture: ["bread", "daun"],
    texts: ourVoucher({
      id: ["Diskon 25% Roti dan Kue", "Untuk semua yang keluar dari oven kami hari ini."],
      en: ["25% off Breads and Cakes", "For everything out of our ovens today."],
    }),
  },
  {
    ...discount,
    slug: "diskon-biji",
    category: "home",
    points: 475,
    valueMinor: null,
    details: { percent: 20 },
    picture: ["beans", "nila"],
    texts: ourVoucher({
      id: ["Diskon 20% Biji Kopi", "Untuk diseduh di rumah; kami giling sesuai alat Anda."],
      en: ["20% off Coffee Beans", "To brew at home; we grind them for your brewer."],
    }),
  },
  {
    ...discount,
    slug: "ulang-tahun-emas",
    points: 900,
    valueMinor: null,
    details: { percent: 30 },
    picture: ["cake", "kunyit"],
    tierRequired: "emas",
    validDays: 90,
    texts: ourVoucher({
      id: ["Diskon 30% Kue Perayaan", "Untuk anggota Emas ke atas: ulang tahun, kelulusan, atau tanpa alasan."],
      en: ["30% off Celebration Cakes", "For members from Gold on: birthdays, graduations, or no reason at all."],
    }),
  },
  {
    ...discount,
    slug: "platina-40",
    points: 1_800,
    valueMinor: null,
    details: { percent: 40 },
    picture: ["star", "malam"],
    tierRequired: "platina",
    texts: ourVoucher({
      id: ["Diskon Platina 40%", "Seluruh nota, berapa pun orang di meja Anda."],
      en: ["Platinum 40% off", "The whole bill, however many sit at your table."],
    }),
  },
  {
    ...discount,
    slug: "katering-15",
    points: 1_500,
    valueMinor: null,
    details: { percent: 15, minimumMinor: 500_000 },
    picture: ["box", "soga"],
    validDays: 60,
    texts: ourVoucher({
      id: ["Diskon 15% Kotak Rapat", "Untuk pesanan kotak kopi dan kue paling sedikit Rp500.000."],
      en: ["15% off Meeting Boxes", "For orders of coffee and cake boxes of Rp500,000 or more."],
    }),
  },
  {
    ...discount,
    slug: "akhir-tahun",
    points: 600,
    valueMinor: null,
    details: { percent: 35 },
    picture: ["gift", "senja"],
    startsInDays: 12,
    endsInDays: 42,
    texts: ourVoucher({
      id: ["Diskon Musim Kumpul 35%", "Untuk berkumpul lagi dengan yang lama tidak bertemu."],
      en: ["Season of Gathering, 35% off", "For meeting again those you have long not seen."],
    }),
  },
];
