import type { TermsDraft } from "../terms";
import type { Preset } from "./preset";
import { byDate, bySending, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

const deeds = [
  {
    code: "training_completed",
    name: { id: "Pelatihan selesai", en: "A training finished" },
    points: 200,
    timesAMonth: 2,
  },
  { code: "idea_adopted", name: { id: "Usulan dipakai", en: "An idea taken up" }, points: 500, timesAMonth: 2 },
  { code: "praised", name: { id: "Pujian pelanggan", en: "A customer's praise" }, points: 100, timesAMonth: 4 },
  {
    code: "safe_month",
    name: { id: "Sebulan tanpa insiden", en: "A month without incident" },
    points: 50,
    timesAMonth: 1,
  },
] as const;

const events: TermsDraft["events"] = [
  ...deeds.map(({ code, name }) => ({ code, name, fields: [] })),
  { code: "profile_completed", name: { id: "profil lengkap", en: "a complete profile" }, fields: [] },
  { code: "review", name: { id: "ulasan", en: "a review" }, fields: ["stars"] },
  { code: "survey", name: { id: "survei", en: "a survey" }, fields: ["survey"] },
  { code: "referral", name: { id: "mengajak rekan", en: "bringing a colleague" }, fields: [] },
  { code: "referred", name: { id: "diajak rekan", en: "being brought by a colleague" }, fields: [] },
];

/** The participants are employees: sales they made, and what the business wants to see more of. */
export const staffIncentive: Preset = {
  code: "staff-incentive",
  each: "sale",
  name: { id: "Insentif karyawan", en: "Staff incentive" },
  who: {
    id: "Pesertanya karyawan: penjualan, pelatihan, usulan, dan pujian diberi poin.",
    en: "Participants are employees: sales, training, ideas and praise earn points.",
  },
  unit: { id: "bintang", en: "stars", enOne: "star" },
  basketThousands: 1_000,
  channel: "store",
  year: {
    purchases: 48,
    events: { profile_completed: 1, training_completed: 4, idea_adopted: 1, praised: 12, safe_month: 12 },
  },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(20) } },
    expiry: {
      base: { policy: "calendar", on: "12-31", leastDays: 90 },
      bonus: { policy: "calendar", on: "12-31", leastDays: 90 },
    },
    events,
    earning: {
      pointValue: way.pointValue(amounts, 10),
      labels: {
        store: { id: "penjualan di gerai", en: "sales in our shops" },
        online: { id: "penjualan daring", en: "sales online" },
      },
      rules: [
        ...deeds.map((deed) => way.toldOf(deed.code, deed.name, deed.points, deed.timesAMonth)),
        way.profileCompleted(50),
        ...way.friends({ bringing: 300, brought: 100 }, 3),
      ],
    },
    referral: { isOn: true, returnDays: 90, withinDays: 180, least: { [amounts.currency]: amounts.of(1_000) } },
    pendingDays: { store: 14, online: 14 },
    tiers: {
      window: "calendar_year",
      downgrade: "to_balance",
      levels: [
        {
          code: "tim",
          name: { id: "Anggota tim", en: "Team member" },
          from: 0,
          earnPercent: 100,
          benefits: [{ id: "Bintang untuk setiap penjualan", en: "Stars for every sale" }],
        },
        {
          code: "teladan",
          name: { id: "Teladan", en: "Role model" },
          from: 1_500,
          earnPercent: 110,
          benefits: [
            { kind: "more_points", id: "Bintang 10% lebih banyak", en: "10% more stars" },
            { id: "Disebut di papan penghargaan", en: "Named on the board of honour" },
          ],
        },
        {
          code: "pembimbing",
          name: { id: "Pembimbing", en: "Mentor" },
          from: 4_000,
          earnPercent: 125,
          benefits: [{ kind: "more_points", id: "Bintang 25% lebih banyak", en: "25% more stars" }, way.ownRewards],
        },
      ],
    },
    feedback: { reviewDays: 0, changeDays: 30 },
    redemption: { cancelHours: 48, restoreDays: 30 },
    noticeDays: 30,
    texts: termsTexts("employees", 30, {
      id: [
        "Bintang dan pajak",
        "Hadiah dapat termasuk penghasilan. Kami mencatat nilainya dan memberi tahu bila ada pajak yang harus dilaporkan.",
      ],
      en: [
        "Stars and tax",
        "Rewards may count as income. We record their value and tell you when tax has to be declared.",
      ],
    }),
  }),
  rewards: ({ of }) => [
    starter(
      "lencana",
      "recognition",
      { points: 100, valueMinor: null, category: "experiences", perMemberLimit: 1, validDays: null },
      {
        name: { id: "Lencana penghargaan", en: "Badge of honour" },
        summary: { id: "Terpampang di profil Anda.", en: "Shown on your profile." },
        how: { id: "Langsung terlihat setelah ditukar.", en: "Shown as soon as it is redeemed." },
      },
      { metal: "gold" },
    ),
    starter(
      "voucher-makan",
      "sample",
      { points: 300, valueMinor: of(30), category: "drinks" },
      {
        name: { id: "Makan siang dari kami", en: "Lunch on us" },
        summary: { id: "Satu makan siang di kantin.", en: "One lunch at the canteen." },
        how: { id: "Tunjukkan kodenya di kantin.", en: "Show the code at the canteen." },
      },
      { delivery: "collect" },
    ),
    starter(
      "botol-minum",
      "merchandise",
      { points: 1_200, valueMinor: of(120), stock: 50, category: "merchandise", validDays: null },
      {
        name: { id: "Botol minum baja", en: "Steel water bottle" },
        summary: { id: "Dengan nama Anda di sisinya.", en: "With your name on it." },
        how: bySending,
      },
      { delivery: "ship", leadDays: 7 },
    ),
    starter(
      "kursus",
      "training",
      { points: 5_000, valueMinor: of(500), category: "experiences", validDays: null },
      {
        name: { id: "Kursus pilihan", en: "A course of your choice" },
        summary: { id: "Satu hari belajar, dibayar perusahaan.", en: "A day of learning, paid by the company." },
        how: byDate,
      },
      { place: "Kantor pusat", placeEn: "Head office", hours: 8, certificate: true },
    ),
  ],
  reasons: {
    rate: {
      id: "Penjualan memberi sedikit bintang per nota, supaya kerja tim dan perilaku baik tidak kalah oleh satu transaksi besar.",
      en: "Sales give few stars each, so that teamwork and good conduct are not outdone by one large deal.",
    },
    expiry: {
      id: "Habis di akhir tahun seperti tahun anggaran dan tahun pajak, dan tidak pernah kurang dari sembilan puluh hari.",
      en: "They end with the year, as budgets and taxes do, and never live less than ninety days.",
    },
    tiers: {
      id: "Setiap tahun dimulai dari nol: karyawan baru punya peluang yang sama dengan yang lama.",
      en: "Every year begins at nothing: new colleagues have the same chance as those who have long been there.",
    },
    pending: {
      id: "Tertahan empat belas hari sampai penjualan pasti, sehingga penjualan semu tidak menghasilkan apa-apa.",
      en: "Held for fourteen days until a sale is certain, so that pretended sales earn nothing.",
    },
    earning: {
      id: "Pelatihan, usulan, pujian, dan bulan tanpa insiden diberi bintang: yang dihargai adalah yang diulang. Sistem kepegawaian atau atasan yang mengabarkannya.",
      en: "Training, ideas, praise and safe months earn stars: what is rewarded is repeated. The personnel system or a manager tells of them.",
    },
    limits: {
      id: "Setiap perbuatan dibatasi per bulan, agar tidak ada yang mengejar angka dan melupakan pekerjaan.",
      en: "Each deed counts a few times a month, so that nobody chases numbers and forgets the work.",
    },
    referral: {
      id: "Rekan yang diajak bergabung dihitung setelah tiga bulan: masa percobaannya sudah lewat.",
      en: "A colleague brought along counts after three months: the probation is over by then.",
    },
    transfer: {
      id: "Dimatikan: penghargaan atas kerja seseorang tidak untuk dipindahtangankan.",
      en: "Off: recognition of somebody's work is not for passing on.",
    },
    rewards: {
      id: "Pengakuan di depan rekan sering lebih berarti daripada barang; karena itu lencana adalah hadiah pertama.",
      en: "Recognition before colleagues often means more than things; that is why the first reward is a badge.",
    },
  },
  claims: { basketPoints: 50, costPercent: 0.5, costOfRegularPercent: 1.2 },
};
