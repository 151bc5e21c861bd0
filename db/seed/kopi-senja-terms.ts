import { type TermsDraft, termsDocument } from "@/lib/loyalty/terms";

/** The terms of the demonstration programme: a chain of coffee shops and bakeries with three tiers. */
export const kopiSenjaTerms = termsDocument.parse({
  zone: "Asia/Jakarta",
  rates: { IDR: { points: 1, minor: 500 }, USD: { points: 1, minor: 10 } },
  expiry: {
    base: { policy: "fixed", months: 12, roundTo: "month" },
    bonus: { policy: "fixed", months: 6, roundTo: "month" },
  },
  pendingDays: { online: 7 },
  tiers: {
    window: "calendar_year",
    downgrade: "one_down",
    levels: [
      {
        code: "perak",
        name: { id: "Perak", en: "Silver" },
        from: 0,
        earnPercent: 100,
        benefits: [
          { id: "1 poin untuk setiap Rp500", en: "1 point for every Rp500" },
          { id: "Semua hadiah umum", en: "All general rewards" },
        ],
      },
      {
        code: "emas",
        name: { id: "Emas", en: "Gold" },
        from: 4_000,
        earnPercent: 125,
        benefits: [
          { kind: "more_points", id: "Poin bonus 25% di setiap belanja", en: "25% bonus points on every purchase" },
          { kind: "exclusive_rewards", id: "Hadiah yang terbuka mulai Emas", en: "Rewards open from Gold on" },
        ],
      },
      {
        code: "platina",
        name: { id: "Platina", en: "Platinum" },
        from: 12_000,
        earnPercent: 150,
        benefits: [
          { kind: "more_points", id: "Poin bonus 50% di setiap belanja", en: "50% bonus points on every purchase" },
          {
            kind: "exclusive_rewards",
            id: "Hadiah khusus Platina dan semua hadiah Emas",
            en: "Rewards for Platinum only, and all of Gold's",
          },
          {
            kind: "early_access",
            days: 3,
            id: "Hadiah baru bisa ditukar 3 hari lebih awal",
            en: "New rewards can be redeemed 3 days early",
          },
        ],
      },
    ],
  },
  redemption: { cancelHours: 48, restoreDays: 30 },
  referral: { isOn: true, returnDays: 14, withinDays: 90, least: { IDR: 50_000, USD: 500 } },
  pools: { isOn: true, mostMembers: 6, limits: "as_transfers" },
  transfer: { isOn: true, leastPoints: 100, mostPerDay: 2_000, mostPerMonth: 10_000, coolingOffDays: 30, giftDays: 14 },
  noticeDays: 30,
  texts: {
    id: [
      {
        title: "Keanggotaan",
        body: "Siapa pun yang berusia 17 tahun ke atas dapat bergabung tanpa biaya. Satu orang, satu keanggotaan. Anda dapat berhenti kapan saja.",
      },
      {
        title: "Poin bukan uang, tetapi kami menjaganya seperti uang",
        body: "Poin dicatat dalam buku yang tidak dapat diubah. Setiap perubahan dapat Anda lihat beserta alasannya. Poin tidak dapat dijual atau diuangkan.",
      },
      {
        title: "Perubahan ketentuan",
        body: "Perubahan yang merugikan anggota diumumkan paling sedikit 30 hari sebelumnya, dan masa berlaku yang lebih pendek tidak pernah berlaku untuk poin yang sudah Anda miliki.",
      },
      {
        title: "Data pribadi",
        body: "Kami memakai data Anda hanya untuk menjalankan program ini, menyimpannya terenkripsi, dan menghapusnya bila Anda memintanya, sesuai UU Perlindungan Data Pribadi.",
      },
    ],
    en: [
      {
        title: "Membership",
        body: "Anyone aged 17 or over may join, free of charge. One person, one membership. You may leave at any time.",
      },
      {
        title: "Points are not money, but we guard them as if they were",
        body: "Points are kept in a book that cannot be altered. You see every change, and why it happened. Points cannot be sold or paid out.",
      },
      {
        title: "Changes to these terms",
        body: "A change to a member's disadvantage is announced at least 30 days ahead, and a shorter expiry never applies to points you already hold.",
      },
      {
        title: "Personal data",
        body: "We use your data only to run this programme, keep it encrypted, and erase it when you ask, as Indonesia's Personal Data Protection Law requires.",
      },
    ],
  },
} satisfies TermsDraft);
