import type { Preset } from "./preset";
import { bySending, moneyOff, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

/** Shops on the web, where the next shop is one tap away. */
export const ecommerce: Preset = {
  code: "ecommerce",
  each: "purchase",
  name: { id: "Toko daring", en: "Online shop" },
  who: {
    id: "Penjualan lewat situs atau aplikasi; barang dikirim dan bisa dikembalikan.",
    en: "Sales by site or app; goods are sent and may come back.",
  },
  unit: { id: "poin", en: "points", enOne: "point" },
  basketThousands: 200,
  channel: "online",
  year: { purchases: 12, events: { profile_completed: 1, review: 10 } },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(1) } },
    expiry: {
      base: { policy: "rolling", months: 12, roundTo: "month", activity: ["purchase", "redemption", "review"] },
      bonus: { policy: "fixed", months: 3, roundTo: "month" },
    },
    earning: {
      pointValue: way.pointValue(amounts, 1),
      labels: way.channelLabels,
      rules: [
        way.firstPurchase(200),
        way.birthdayWeek(200, 500),
        way.profileCompleted(150),
        way.reviewed(25, 4),
        ...way.friends({ bringing: 500, brought: 250 }, 12),
      ],
    },
    referral: { isOn: true, returnDays: 14, withinDays: 60, least: { [amounts.currency]: amounts.of(100) } },
    pendingDays: { online: 14 },
    tiers: {
      window: "rolling_months",
      months: 12,
      graceDays: 30,
      downgrade: "to_balance",
      levels: [
        way.firstLevel("kawan", "Kawan", "Friend"),
        way.higherLevel("sahabat", ["Sahabat", "Good friend"], { from: 1_500, more: 20, also: [way.freeDelivery] }),
        way.higherLevel("keluarga", ["Keluarga", "Family"], {
          from: 5_000,
          more: 50,
          also: [way.freeDelivery, way.earlyAccess(7)],
        }),
      ],
    },
    redemption: { cancelHours: 24, restoreDays: 30 },
    noticeDays: 30,
    texts: termsTexts("customers", 30, {
      id: [
        "Pesanan yang dibatalkan atau dikembalikan",
        "Poin dapat dipakai setelah masa pengembalian lewat. Poin dari pesanan yang batal atau kembali ikut ditarik.",
      ],
      en: [
        "Orders cancelled or returned",
        "Points can be spent once the return window is over. Points of orders cancelled or returned are taken back.",
      ],
    }),
  }),
  rewards: ({ of }) => [
    moneyOff("kupon-kecil", { points: 500, valueMinor: of(5) }, { id: "Kupon kecil", en: "Small coupon" }),
    moneyOff("kupon-besar", { points: 2_500, valueMinor: of(28) }, { id: "Kupon besar", en: "Large coupon" }, of(150)),
    starter(
      "isi-ulang-dompet",
      "top_up",
      { points: 2_500, valueMinor: of(25), category: "partners", validDays: null },
      {
        name: { id: "Isi ulang dompet digital", en: "Wallet top-up" },
        summary: {
          id: "Masuk ke nomor ponsel Anda dalam hitungan menit.",
          en: "Reaches your phone number within minutes.",
        },
        how: { id: "Isi nomor ponsel saat menukar.", en: "Give a phone number when you redeem." },
      },
      { product: "e_wallet", worthMinor: of(25) },
    ),
    starter(
      "kotak-kejutan",
      "merchandise",
      {
        points: 6_000,
        valueMinor: of(70),
        stock: 50,
        category: "merchandise",
        validDays: null,
        tierRequired: "sahabat",
      },
      {
        name: { id: "Kotak kejutan", en: "Box of surprises" },
        summary: {
          id: "Barang pilihan tim kami, hanya untuk anggota.",
          en: "Things our team chose, for members only.",
        },
        how: bySending,
      },
      { delivery: "ship", leadDays: 7 },
    ),
  ],
  reasons: {
    rate: {
      id: "Harga daring dibandingkan dalam hitungan detik: satu persen cukup untuk kembali, tanpa memakan margin setelah ongkos kirim.",
      en: "Online, prices are compared in seconds: one per cent is enough to come back for, and leaves a margin after delivery.",
    },
    expiry: {
      id: "Poin tetap hidup selama ada belanja, penukaran, atau ulasan; poin bonus tiga bulan mendorong kunjungan berikutnya.",
      en: "Points stay alive with any purchase, redemption or review; bonus points of three months bring the next visit forward.",
    },
    tiers: {
      id: "Ongkos kirim gratis adalah manfaat yang paling diinginkan pembeli daring, jadi ia datang di tingkatan kedua.",
      en: "Free delivery is what online buyers want most, so it comes with the second tier.",
    },
    pending: {
      id: "Empat belas hari masa pengembalian menahan poin; anggota melihatnya sebagai poin tertunda dengan tanggalnya.",
      en: "The fourteen days of the return window hold points back; members see them as pending, with their date.",
    },
    earning: {
      id: "Ulasan diberi poin lebih banyak daripada di toko: pembeli berikutnya memutuskan dengan membacanya.",
      en: "Reviews earn more than in a shop: the next buyer decides by reading them.",
    },
    limits: {
      id: "Empat ulasan sebulan dan dua belas ajakan setahun: cukup bagi pelanggan sungguhan, tidak menarik bagi akun palsu.",
      en: "Four reviews a month and twelve friends a year: enough for real customers, not worth it for made-up accounts.",
    },
    referral: {
      id: "Biaya satu pelanggan baru lewat iklan jauh di atas poin bagi dua teman, dan teman datang dengan kepercayaan.",
      en: "A new customer by advertising costs far more than points for two friends, and friends arrive with trust.",
    },
    transfer: {
      id: "Dimatikan: akun daring paling sering menjadi sasaran pencurian poin.",
      en: "Off: online accounts are where points are stolen most often.",
    },
    rewards: {
      id: "Kupon mengembalikan nilai ke toko sendiri; satu hadiah seperti uang memberi pilihan bagi yang jarang belanja.",
      en: "Coupons bring the value back to your own shop; one reward like money gives a choice to those who seldom buy.",
    },
  },
  claims: { basketPoints: 200, costPercent: 1, costOfRegularPercent: 1.3 },
};
