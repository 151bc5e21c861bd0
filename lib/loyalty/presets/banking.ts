import type { Preset } from "./preset";
import { byTransfer, donated, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

/** Cards and accounts: many small amounts, a thin fee on each, and trust above all. */
export const banking: Preset = {
  code: "banking",
  each: "purchase",
  name: { id: "Perbankan", en: "Banking" },
  who: {
    id: "Kartu, rekening, pembayaran: transaksi banyak dengan imbal jasa tipis.",
    en: "Cards, accounts, payments: many transactions, each with a thin fee.",
  },
  unit: { id: "poin", en: "points", enOne: "point" },
  basketThousands: 300,
  channel: "online",
  year: { purchases: 120, events: { profile_completed: 1, transaction: 24, survey: 2 } },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(2.5) } },
    expiry: {
      base: { policy: "fixed", months: 24, roundTo: "quarter" },
      bonus: { policy: "fixed", months: 12, roundTo: "quarter" },
    },
    earning: {
      pointValue: way.pointValue(amounts, 1),
      labels: way.channelLabels,
      rules: [
        way.toldOf("transaction", { id: "Tagihan dibayar otomatis", en: "A bill paid by standing order" }, 20, 4),
        way.toldOf("survey", { id: "Survei layanan", en: "A survey of our service" }, 50, 1),
        way.profileCompleted(200),
        ...way.friends({ bringing: 1_000, brought: 500 }, 5),
      ],
    },
    referral: { isOn: true, returnDays: 30, withinDays: 90, least: { [amounts.currency]: amounts.of(250) } },
    pendingDays: { online: 7, store: 7 },
    tiers: {
      window: "rolling_months",
      months: 12,
      measure: { kind: "spend", currency: amounts.currency },
      graceDays: 90,
      downgrade: "one_down",
      levels: [
        way.firstLevel("klasik", "Klasik", "Classic"),
        way.higherLevel("utama", ["Utama", "Premier"], { from: amounts.of(50_000), more: 25, also: [way.ownRewards] }),
        way.higherLevel("prioritas", ["Prioritas", "Priority"], {
          from: amounts.of(200_000),
          more: 50,
          also: [way.ownRewards, { id: "Manajer hubungan tersendiri", en: "A relationship manager of your own" }],
        }),
      ],
    },
    refunds: { tierPoints: "taken_back", level: "taken_back", waitingDays: 30 },
    feedback: { reviewDays: 0, changeDays: 30 },
    redemption: { cancelHours: 24, restoreDays: 90 },
    noticeDays: 60,
    texts: termsTexts("customers", 60, {
      id: [
        "Transaksi yang dihitung",
        "Poin dihitung dari pembelanjaan. Tarik tunai, biaya, bunga, dan pembayaran tagihan kartu tidak menghasilkan poin.",
      ],
      en: [
        "Transactions that count",
        "Points are reckoned on spending. Cash withdrawals, fees, interest and card repayments earn none.",
      ],
    }),
  }),
  rewards: ({ of }) => [
    starter(
      "uang-kembali",
      "cash_back",
      { points: 500, valueMinor: of(5), category: "partners", validDays: null },
      {
        name: { id: "Uang kembali", en: "Cash back" },
        summary: {
          id: "Masuk ke rekening Anda dalam tiga hari kerja.",
          en: "In your account within three working days.",
        },
        how: byTransfer,
      },
      { worthMinor: of(5) },
    ),
    starter(
      "token-listrik",
      "top_up",
      { points: 5_000, valueMinor: of(50), category: "partners", validDays: null },
      {
        name: { id: "Token listrik", en: "Electricity credit" },
        summary: { id: "Langsung ke nomor meter atau ponsel Anda.", en: "Straight to your meter or phone number." },
        how: { id: "Isi nomor ponsel saat menukar.", en: "Give a phone number when you redeem." },
      },
      { product: "electricity", worthMinor: of(50) },
    ),
    starter(
      "iuran-tahunan",
      "cash_back",
      {
        points: 30_000,
        valueMinor: of(330),
        category: "partners",
        validDays: null,
        tierRequired: "utama",
        perMemberLimit: 1,
      },
      {
        name: { id: "Bebas iuran tahunan", en: "A year without the annual fee" },
        summary: { id: "Iuran kartu setahun kami kembalikan.", en: "We pay a year's card fee back." },
        how: byTransfer,
      },
      { worthMinor: of(330) },
    ),
    donated(500, of(5)),
  ],
  reasons: {
    rate: {
      id: "Imbal jasa kartu tipis: sekitar empat per seribu dapat ditanggung selamanya, dan tingkatan memberi lebih kepada yang setia.",
      en: "A card's fee is thin: about four in a thousand can be borne for ever, and tiers give more to those who stay.",
    },
    expiry: {
      id: "Dua puluh empat bulan sampai akhir triwulan: liabilitas dapat dihitung per triwulan, dan nasabah punya waktu mengumpulkan.",
      en: "Twenty-four months to the end of a quarter: the liability can be reckoned by quarters, and customers have time to save up.",
    },
    tiers: {
      id: "Diukur dari nilai transaksi dua belas bulan berjalan, dengan tenggang sembilan puluh hari agar hubungan tidak putus karena satu triwulan sepi.",
      en: "Measured by the spending of the running twelve months, with ninety days' grace, so that one quiet quarter does not end a relationship.",
    },
    pending: {
      id: "Tujuh hari sampai transaksi dibukukan: transaksi yang dibatalkan tidak pernah menjadi poin yang bisa dipakai.",
      en: "Seven days until a transaction is settled: what is reversed never becomes points that can be spent.",
    },
    earning: {
      id: "Tagihan otomatis dan survei memberi poin karena keduanya memperdalam hubungan; sistem inti bank yang mengabarkannya.",
      en: "Standing orders and surveys earn points because both deepen the relationship; the core banking system tells of them.",
    },
    limits: {
      id: "Empat tagihan sebulan dihitung: pembayaran yang dipecah-pecah tidak menghasilkan lebih.",
      en: "Four bills a month count: splitting payments earns no more.",
    },
    referral: {
      id: "Tiga puluh hari setelah transaksi pertama barulah ajakan dihitung: rekening yang dibuka hanya untuk bonus tidak mendapatkannya.",
      en: "A friend counts thirty days after the first transaction: accounts opened for the bonus alone do not get it.",
    },
    transfer: {
      id: "Dimatikan: poin yang bisa berpindah akan diperlakukan pengawas seperti uang.",
      en: "Off: points that can change hands would be treated like money by supervisors.",
    },
    rewards: {
      id: "Uang kembali paling jujur nilainya; hadiah tingkatan tinggi menahan nasabah yang paling berharga.",
      en: "Cash back has the most honest value; rewards of the higher tiers keep the most valuable customers.",
    },
  },
  claims: { basketPoints: 120, costPercent: 0.4, costOfRegularPercent: 0.4 },
};
