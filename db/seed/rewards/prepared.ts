import { comingLater, type RewardCard } from "./reward-card";

const booked = { id: "Pilih jadwal yang tersedia setelah menukar.", en: "Choose one of the dates after redeeming." };

const rows: Row[] = [
  [
    "kelas-latte",
    "experience",
    "experiences",
    6_500,
    275_000,
    ["whisk", "kunyit"],
    "Kelas Latte Art",
    "Dua jam bersama barista kami; hasilnya Anda minum sendiri.",
    "Latte Art Class",
    "Two hours with our barista; you drink what you draw.",
    booked,
  ],
  [
    "tur-sangrai",
    "experience",
    "experiences",
    4_200,
    175_000,
    ["beans", "soga"],
    "Tur Ruang Sangrai Bandung",
    "Lihat, cium, dan cicipi kopi sebelum sampai ke gerai.",
    "Bandung Roastery Tour",
    "See, smell and taste the coffee before it reaches the shops.",
    booked,
  ],
  [
    "kelas-barista",
    "training",
    "experiences",
    14_000,
    650_000,
    ["whisk", "nila"],
    "Kursus Barista Akhir Pekan",
    "Dua hari penuh, dengan sertifikat.",
    "Weekend Barista Course",
    "Two full days, with a certificate.",
    booked,
  ],
  [
    "pulsa-25",
    "top_up",
    "partners",
    850,
    25_000,
    ["phone_credit", "nila"],
    "Pulsa Rp25.000",
    "Untuk semua operator di Indonesia.",
    "Rp25,000 Phone Credit",
    "For every operator in Indonesia.",
    { id: "Dikirim ke nomor Anda dalam beberapa menit.", en: "Sent to your number within minutes." },
  ],
  [
    "kereta-bandung",
    "travel",
    "partners",
    5_500,
    180_000,
    ["train", "senja"],
    "Tiket Kereta Jakarta–Bandung",
    "Kelas ekonomi premium, satu arah.",
    "Jakarta–Bandung Train Ticket",
    "Premium economy, one way.",
    booked,
  ],
];

/** Rewards of kinds that are not handed out yet: drafts, ready for the day they are. */
export const prepared: RewardCard[] = rows.map(draft);

type Row = [
  slug: string,
  kind: RewardCard["kind"],
  category: string,
  points: number,
  valueMinor: number,
  picture: RewardCard["picture"],
  nameId: string,
  summaryId: string,
  nameEn: string,
  summaryEn: string,
  how: { id: string; en: string },
];

function draft([
  slug,
  kind,
  category,
  points,
  valueMinor,
  picture,
  nameId,
  aboutId,
  nameEn,
  aboutEn,
  how,
]: Row): RewardCard {
  const texts = comingLater({ id: [nameId, aboutId], en: [nameEn, aboutEn] }, how);
  return { slug, kind, category, points, valueMinor, picture, stock: null, draft: true, texts };
}
