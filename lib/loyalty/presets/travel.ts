import type { Preset } from "./preset";
import { byDate, donated, moneyOff, starter } from "./starters";
import { termsTexts } from "./texts";
import * as way from "./ways";

/** Airlines, trains, agencies, lodging: few and large purchases, and a goal people save for. */
export const travel: Preset = {
  code: "travel",
  each: "purchase",
  name: { id: "Perjalanan", en: "Travel" },
  who: {
    id: "Maskapai, kereta, agen, penginapan: beberapa pembelian besar setahun.",
    en: "Airlines, trains, agencies, lodging: a few large purchases a year.",
  },
  unit: { id: "mil", en: "miles", enOne: "mile" },
  basketThousands: 1_500,
  channel: "online",
  year: { purchases: 6, events: { profile_completed: 1, review: 6 } },
  terms: (amounts, zone) => ({
    zone,
    rates: { [amounts.currency]: { points: 1, minor: amounts.of(2) } },
    expiry: {
      base: { policy: "rolling", months: 24, roundTo: "month", activity: ["purchase", "redemption"] },
      bonus: { policy: "fixed", months: 12, roundTo: "month" },
    },
    earning: {
      pointValue: way.pointValue(amounts, 3),
      labels: way.channelLabels,
      rules: [
        way.birthdayWeek(150, 1_000),
        way.profileCompleted(150),
        way.reviewed(50, 2),
        ...way.friends({ bringing: 500, brought: 250 }, 10),
      ],
    },
    referral: { isOn: true, returnDays: 7, withinDays: 365, least: { [amounts.currency]: amounts.of(500) } },
    pendingDays: { online: 3, store: 3 },
    tiers: {
      window: "calendar_year",
      measure: { kind: "spend", currency: amounts.currency },
      graceDays: 60,
      downgrade: "one_down",
      levels: [
        way.firstLevel("biru", "Biru", "Blue"),
        way.higherLevel("perak", ["Perak", "Silver"], {
          from: amounts.of(10_000),
          more: 25,
          also: [way.earlyAccess(3)],
        }),
        way.higherLevel("emas", ["Emas", "Gold"], {
          from: amounts.of(30_000),
          more: 50,
          also: [way.ownRewards, { id: "Antrean layanan tersendiri", en: "A service queue of your own" }],
        }),
      ],
    },
    transfer: {
      isOn: true,
      leastPoints: 500,
      mostPerDay: 10_000,
      mostPerMonth: 25_000,
      coolingOffDays: 30,
      giftDays: 14,
    },
    pools: { isOn: true, mostMembers: 6, limits: "as_transfers" },
    redemption: { cancelHours: 24, restoreDays: 60 },
    noticeDays: 60,
    texts: termsTexts("customers", 60, {
      id: [
        "Perjalanan yang dihitung",
        "Mil dihitung dari tarif yang dibayar, tanpa pajak dan biaya bandara, setelah perjalanan tidak dapat dibatalkan lagi.",
      ],
      en: [
        "Journeys that count",
        "Miles are reckoned on the fare paid, without taxes and airport charges, once the journey can no longer be cancelled.",
      ],
    }),
  }),
  rewards: ({ of }) => [
    moneyOff(
      "potongan-tiket",
      { points: 1_500, valueMinor: of(50) },
      { id: "Potongan tiket", en: "Money off a ticket" },
      of(300),
    ),
    moneyOff("bagasi", { points: 4_000, valueMinor: of(130) }, { id: "Bagasi tambahan", en: "Extra luggage" }),
    starter(
      "malam-gratis",
      "travel",
      { points: 20_000, valueMinor: of(700), category: "experiences", validDays: null },
      {
        name: { id: "Satu malam di hotel mitra", en: "A night at a partner's hotel" },
        summary: { id: "Kamar untuk dua orang dengan sarapan.", en: "A room for two, with breakfast." },
        how: byDate,
      },
      {
        partner: "Hotel mitra",
        place: "Jakarta",
        includes: "Kamar untuk dua orang dengan sarapan",
        includesEn: "A room for two, with breakfast",
      },
    ),
    donated(500, of(15)),
  ],
  reasons: {
    rate: {
      id: "Mil dihitung dari tarif yang dibayar, bukan jarak: adil bagi semua rute, dan biayanya tetap sekitar satu setengah persen.",
      en: "Miles are reckoned on the fare, not the distance: fair on every route, and the cost stays about one and a half per cent.",
    },
    expiry: {
      id: "Orang bepergian beberapa kali saja setahun: dua puluh empat bulan sejak kegiatan terakhir memberi waktu mencapai tujuan.",
      en: "People travel a few times a year: twenty-four months from the last activity leave time to reach a goal.",
    },
    tiers: {
      id: "Tingkatan dari nilai belanja setahun, dengan tenggang enam puluh hari: satu tahun sepi tidak langsung menurunkan.",
      en: "Tiers by a year's spending, with sixty days' grace: one quiet year does not take them away at once.",
    },
    pending: {
      id: "Tertahan tiga hari: pembatalan tiket paling sering terjadi tak lama setelah membeli.",
      en: "Held for three days: most tickets that are cancelled are cancelled soon after they are bought.",
    },
    earning: {
      id: "Ulasan perjalanan dan profil lengkap memberi mil di antara dua perjalanan, sehingga anggota tidak lupa.",
      en: "Reviews and a complete profile earn miles between two journeys, so that members do not forget.",
    },
    limits: {
      id: "Bonus ulang tahun dan ulasan dibatasi, karena satu tiket saja sudah bernilai besar.",
      en: "The birthday bonus and reviews are limited, because a single ticket is large already.",
    },
    referral: {
      id: "Rombongan bepergian bersama: teman yang diajak diberi setahun untuk perjalanan pertamanya.",
      en: "Groups travel together: a friend has a year for the first journey.",
    },
    transfer: {
      id: "Keluarga menabung untuk satu perjalanan: mil boleh dipindah dan dikumpulkan, dengan batas harian dan masa tunggu melawan pencurian.",
      en: "Families save for one journey: miles may be moved and put together, with daily limits and a waiting time against theft.",
    },
    rewards: {
      id: "Selain hadiah besar ada potongan tiket yang terjangkau setelah dua perjalanan: tanpa itu kebanyakan mil tidak pernah terpakai.",
      en: "Besides the large reward there is money off a ticket within two journeys: without it most miles are never used.",
    },
  },
  claims: { basketPoints: 750, costPercent: 1.5, costOfRegularPercent: 1.7 },
};
