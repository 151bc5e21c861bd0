import { type CardRow, cardOf } from "./reward-card";

const collected = {
  id: "Tunjukkan kode penukaran di gerai kami untuk mengambilnya.",
  en: "Show your code at one of our shops to collect it.",
};

const rows: CardRow[] = [
  {
    slug: "biji-pulang-kampung",
    kind: "merchandise",
    category: "home",
    points: 1_700,
    valueMinor: 85_000,
    picture: ["beans", "senja"],
    stock: 80,
    startsInDays: 6,
    gates: { early: { tier: "emas", days: 10 } },
    details: { delivery: "collect", leadDays: 1 },
    words: {
      id: ["Biji Pulang Kampung", "Campuran musim ini; anggota Emas mencicipinya lebih dulu."],
      en: ["Homecoming Beans", "This season's blend; Gold members taste it first."],
    },
    how: collected,
  },
  {
    slug: "meja-langganan",
    kind: "discount",
    category: "discounts",
    points: 200,
    valueMinor: null,
    picture: ["coffee", "malam"],
    validDays: 30,
    perMemberLimit: 1,
    gates: { segments: ["langganan"], limitPer: "month" },
    details: { percent: 50 },
    words: {
      id: ["Separuh Harga untuk Langganan", "Sekali sebulan, untuk yang sudah dua puluh kali singgah."],
      en: ["Half Price for Regulars", "Once a month, for those who have come by twenty times."],
    },
    how: { id: "Tunjukkan kodenya sebelum membayar.", en: "Show the code before you pay." },
    conditions: { id: "Untuk satu nota, di semua gerai.", en: "For one bill, at every shop." },
  },
  {
    slug: "seratus-gelas",
    kind: "sample",
    category: "drinks",
    points: 150,
    valueMinor: 26_000,
    picture: ["iced_coffee", "kunyit"],
    validDays: 14,
    perMemberLimit: 1,
    gates: { totalLimit: 100, limitPer: "week" },
    details: { delivery: "collect" },
    words: {
      id: ["Seratus Gelas Pertama", "Menu baru, hanya seratus penukaran untuk semua anggota."],
      en: ["The First Hundred Glasses", "Our new drink, a hundred redemptions for all members together."],
    },
    how: collected,
  },
  {
    slug: "kotak-roti-jawa",
    kind: "merchandise",
    category: "bakery",
    points: 2_900,
    valueMinor: 120_000,
    picture: ["box", "daun"],
    stock: 50,
    gates: {
      provinces: ["DKI Jakarta", "Banten", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta", "Jawa Timur"],
    },
    details: { delivery: "ship", leadDays: 1 },
    words: {
      id: ["Kotak Roti Pagi", "Dipanggang subuh, dikirim sehari sampai di pulau Jawa."],
      en: ["Morning Bread Box", "Baked at dawn and delivered within a day on Java."],
    },
    how: {
      id: "Isi alamat saat menukar. Kami kirim hari berikutnya.",
      en: "Say where to send it when you redeem. We send it the next day.",
    },
  },
];

/** Rewards for some members, some places or some time, each with another of the gates there are. */
export const forSome = rows.map(cardOf);
