import { type CardRow, cardOf } from "./reward-card";

const shown = {
  id: "Pilih tanggalnya saat menukar, simpan ke kalender, dan tunjukkan kodenya saat datang.",
  en: "Choose the date when you redeem, add it to your calendar, and show the code when you come.",
};
const inTime = {
  id: "Bisa dipindah atau dibatalkan sampai batas jam yang tertulis. Yang tidak datang tidak mendapat poinnya kembali.",
  en: "It can be moved or cancelled until the hours stated. Points of those who do not come are not given back.",
};

const rows: CardRow[] = [
  {
    slug: "kelas-latte",
    kind: "experience",
    category: "experiences",
    points: 6_500,
    valueMinor: 275_000,
    picture: ["whisk", "kunyit"],
    featured: 6,
    details: { place: "Kopi Senja Senopati, lantai 2", placeEn: "Kopi Senja Senopati, second floor", changeHours: 48 },
    dates: [
      { inDays: 9, from: "10:00", hours: 2, places: 8 },
      { inDays: 16, from: "10:00", hours: 2, places: 8 },
      { inDays: 23, from: "14:00", hours: 2, places: 6, place: "Kopi Senja Dago, Bandung" },
    ],
    words: {
      id: ["Kelas Latte Art", "Dua jam bersama barista kami; hasilnya Anda minum sendiri."],
      en: ["Latte Art Class", "Two hours with our barista; you drink what you draw."],
    },
    how: shown,
    conditions: inTime,
  },
  {
    slug: "tur-sangrai",
    kind: "experience",
    category: "experiences",
    points: 4_200,
    valueMinor: 175_000,
    picture: ["beans", "soga"],
    details: { place: "Ruang Sangrai, Bandung", placeEn: "The Roastery, Bandung", leadDays: 2, changeHours: 24 },
    dates: [
      { inDays: 12, from: "09:00", hours: 3, places: 12 },
      { inDays: 26, from: "09:00", hours: 3, places: 12 },
    ],
    words: {
      id: ["Tur Ruang Sangrai Bandung", "Lihat, cium, dan cicipi kopi sebelum sampai ke gerai."],
      en: ["Bandung Roastery Tour", "See, smell and taste the coffee before it reaches the shops."],
    },
    how: shown,
    conditions: inTime,
  },
  {
    slug: "kelas-barista",
    kind: "training",
    category: "experiences",
    points: 14_000,
    valueMinor: 650_000,
    picture: ["whisk", "nila"],
    details: { place: "Akademi Senja, Cikini", hours: 14, certificate: true, leadDays: 7, changeHours: 168 },
    dates: [{ inDays: 30, from: "09:00", hours: 32, places: 10 }],
    words: {
      id: ["Kursus Barista Akhir Pekan", "Dua hari penuh, dengan sertifikat atas nama Anda."],
      en: ["Weekend Barista Course", "Two full days, with a certificate in your name."],
    },
    how: shown,
    conditions: inTime,
  },
  {
    slug: "malam-panen",
    kind: "access",
    category: "experiences",
    points: 2_000,
    valueMinor: null,
    tierRequired: "emas",
    picture: ["ticket", "senja"],
    details: { place: "Kopi Senja Senopati", occasion: "early_launch", changeHours: 24 },
    dates: [{ inDays: 20, from: "19:00", hours: 2, places: 30 }],
    words: {
      id: ["Malam Panen Baru", "Cicipi biji panen baru seminggu sebelum dijual."],
      en: ["New Harvest Night", "Taste the new harvest a week before it is sold."],
    },
    how: shown,
    conditions: inTime,
  },
  {
    slug: "kereta-bandung",
    kind: "travel",
    category: "partners",
    points: 5_500,
    valueMinor: 180_000,
    picture: ["train", "senja"],
    details: {
      partner: "Kereta Nusantara",
      place: "Gambir – Bandung",
      includes: "Satu kursi ekonomi premium, satu arah",
      includesEn: "One seat in premium economy, one way",
      leadDays: 3,
      changeHours: 72,
    },
    dates: [
      { inDays: 14, from: "07:30", hours: 3, places: 4 },
      { inDays: 21, from: "07:30", hours: 3, places: 4 },
      { inDays: 28, from: "16:00", hours: 3, places: 4 },
    ],
    words: {
      id: ["Tiket Kereta Jakarta–Bandung", "Kelas ekonomi premium, satu arah, pada tanggal pilihan Anda."],
      en: ["Jakarta–Bandung Train Ticket", "Premium economy, one way, on the date you choose."],
    },
    how: {
      id: "Sebutkan nama di kartu identitas saat menukar. Tunjukkan kodenya di loket mitra pada hari berangkat.",
      en: "Give the name on your identity card when you redeem. Show the code at our partner's counter on the day.",
    },
    conditions: inTime,
  },
];

/** What one has to be there for: classes, tours, evenings and a train. */
export const outings = rows.map(cardOf);
