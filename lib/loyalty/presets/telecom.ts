import type { Preset } from "./preset";
import { donated, moneyOff, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

/** Subscriptions and top-ups: everybody pays each month, and leaving is easy. */
export const telecom: Preset = {
  code: "telecom",
  each: "purchase",
  name: { id: "Telekomunikasi", en: "Telecom" },
  who: {
    id: "Pulsa, paket, langganan bulanan: semua membayar tiap bulan dan mudah pindah.",
    en: "Credit, data, monthly plans: everybody pays each month, and leaving is easy.",
  },
  unit: { id: "poin", en: "points", enOne: "point" },
  basketThousands: 100,
  channel: "online",
  year: { purchases: 12, events: { profile_completed: 1, subscription_renewed: 12, survey: 1 } },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(1) } },
    expiry: {
      base: { policy: "calendar", on: "12-31", leastDays: 180 },
      bonus: { policy: "calendar", on: "12-31", leastDays: 90 },
    },
    earning: {
      pointValue: way.pointValue(amounts, 1),
      labels: way.channelLabels,
      rules: [
        {
          code: "pelanggan-lama",
          name: { id: "Pelanggan lebih dari setahun", en: "With us for over a year" },
          on: "purchase",
          when: [{ if: "joined", atLeastDays: 365 }],
          effect: { give: "multiplier", percent: 120, kind: "bonus" },
        },
        way.toldOf(
          "subscription_renewed",
          { id: "Paket diperpanjang otomatis", en: "A plan renewed by itself" },
          25,
          1,
        ),
        way.toldOf("survey", { id: "Survei layanan", en: "A survey of our service" }, 50, 1),
        way.profileCompleted(100),
        ...way.friends({ bringing: 500, brought: 250 }, 6),
      ],
    },
    referral: { isOn: true, returnDays: 30, withinDays: 60, least: { [amounts.currency]: amounts.of(25) } },
    pendingDays: {},
    tiers: {
      window: "rolling_months",
      months: 6,
      graceDays: 30,
      downgrade: "one_down",
      levels: [
        way.firstLevel("perunggu", "Perunggu", "Bronze"),
        way.higherLevel("perak", ["Perak", "Silver"], { from: 500, more: 10, also: [way.ownRewards] }),
        way.higherLevel("emas", ["Emas", "Gold"], {
          from: 1_500,
          more: 25,
          also: [
            way.ownRewards,
            { kind: "birthday_gift", id: "Kuota hadiah ulang tahun", en: "Data for your birthday" },
          ],
        }),
      ],
    },
    transfer: {
      isOn: true,
      leastPoints: 50,
      mostPerDay: 500,
      mostPerMonth: 1_000,
      coolingOffDays: 30,
      giftDays: 7,
    },
    pools: { isOn: true, mostMembers: 5, limits: "as_transfers" },
    feedback: { reviewDays: 0, changeDays: 30 },
    redemption: { cancelHours: 1, restoreDays: 30 },
    noticeDays: 30,
    texts: termsTexts("customers", 30, {
      id: [
        "Nomor dan keanggotaan",
        "Poin melekat pada orangnya, bukan pada nomornya: berganti nomor tidak menghapus poin.",
      ],
      en: [
        "Numbers and membership",
        "Points belong to the person, not to the number: changing numbers takes none away.",
      ],
    }),
  }),
  rewards: ({ of }) => [
    moneyOff("potongan-paket", { points: 250, valueMinor: of(2.5) }, { id: "Potongan paket", en: "Money off a plan" }),
    starter(
      "kuota",
      "top_up",
      { points: 1_000, valueMinor: of(11), category: "partners", validDays: null },
      {
        name: { id: "Kuota 2 GB", en: "2 GB of data" },
        summary: { id: "Langsung aktif di nomor Anda.", en: "Active on your number at once." },
        how: { id: "Isi nomor ponsel saat menukar.", en: "Give a phone number when you redeem." },
      },
      { product: "data", worthMinor: of(11) },
    ),
    moneyOff(
      "potongan-gawai",
      { points: 2_500, valueMinor: of(30), tierRequired: "perak" },
      { id: "Potongan gawai", en: "Money off a device" },
      of(500),
    ),
    donated(500, of(5)),
  ],
  reasons: {
    rate: {
      id: "Tagihan datang tiap bulan, jadi satu persen cukup terasa setelah setengah tahun dan biayanya tetap dapat diperkirakan.",
      en: "A bill comes every month, so one per cent can be felt after half a year, and what it costs stays foreseeable.",
    },
    expiry: {
      id: "Satu tanggal untuk semua, akhir tahun, mudah dikampanyekan; poin yang muda ikut ke tahun berikutnya.",
      en: "One date for everybody, the end of the year, is easy to campaign for; young points go on into the next.",
    },
    tiers: {
      id: "Enam bulan berjalan: pemakaian telepon berubah cepat, dan yang naik pemakaiannya segera merasakan manfaatnya.",
      en: "Six running months: the use of phones changes quickly, and whoever uses more feels it soon.",
    },
    pending: {
      id: "Pulsa yang terisi tidak dikembalikan, jadi poinnya langsung bisa dipakai.",
      en: "Credit that was loaded is not returned, so its points can be spent at once.",
    },
    earning: {
      id: "Perpanjangan otomatis dan masa langganan diberi poin: menahan pelanggan jauh lebih murah daripada mencari yang baru.",
      en: "Renewing by itself and staying long earn points: keeping customers costs far less than finding new ones.",
    },
    limits: {
      id: "Satu perpanjangan dan satu survei sebulan: sesuai irama tagihan.",
      en: "One renewal and one survey a month: in step with the bill.",
    },
    referral: {
      id: "Pelanggan yang diajak teman lebih lama bertahan; bonus keluar setelah sebulan bertahan.",
      en: "Customers brought by friends stay longer; the bonus comes after a month of staying.",
    },
    transfer: {
      id: "Keluarga berbagi paket, jadi poin kecil boleh dibagi, dengan batas bulanan yang ketat.",
      en: "Families share plans, so small amounts may be shared, with a tight monthly limit.",
    },
    rewards: {
      id: "Kuota murah bagi Anda dan bernilai bagi pelanggan: tidak ada hadiah yang lebih hemat.",
      en: "Data costs you little and is worth much to customers: no reward is thriftier.",
    },
  },
  claims: { basketPoints: 100, costPercent: 1, costOfRegularPercent: 1.5 },
};
