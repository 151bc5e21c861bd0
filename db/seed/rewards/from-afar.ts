import { type CardRow, cardOf } from "./reward-card";

const recipe = `KOPI SUSU SENJA, DI RUMAH

18 g biji Gayo, giling halus
36 ml espresso
120 ml susu segar, dingin
15 ml gula aren cair
Es batu secukupnya

Tuang gula aren ke dalam gelas, tambahkan es dan susu, lalu espresso perlahan di atasnya.
Nikmati sebelum esnya mencair.
`;

const rows: CardRow[] = [
  {
    slug: "pulsa-25",
    kind: "top_up",
    category: "partners",
    points: 850,
    valueMinor: 25_000,
    picture: ["phone_credit", "nila"],
    cancellable: false,
    details: { product: "phone_credit", worthMinor: 25_000 },
    words: {
      id: ["Pulsa Rp25.000", "Untuk semua operator di Indonesia."],
      en: ["Rp25,000 Phone Credit", "For every operator in Indonesia."],
    },
    how: { id: "Dikirim ke nomor Anda dalam beberapa menit.", en: "Sent to your number within minutes." },
    conditions: {
      id: "Periksa nomornya: yang sudah terisi tidak bisa ditarik. Bila gagal, semua poinnya kembali.",
      en: "Check the number: a top-up cannot be undone. If it fails, all points come back.",
    },
  },
  {
    slug: "resep-senja",
    kind: "digital",
    category: "home",
    points: 200,
    valueMinor: 15_000,
    picture: ["book", "senja"],
    validDays: 365,
    cancellable: false,
    perMemberLimit: 1,
    details: {
      askAgain: false,
      licence: "Untuk dipakai sendiri; tidak untuk dijual kembali.",
      licenceEn: "For your own use; not to be sold on.",
    },
    file: { name: "resep-kopi-susu-senja.txt", text: recipe },
    words: {
      id: ["Resep Kopi Susu Senja", "Takaran barista kami, untuk dapur Anda."],
      en: ["Senja Milk Coffee Recipe", "Our barista's measures, for your kitchen."],
    },
    how: {
      id: "Unduh dari Penukaran saya, sesering yang Anda mau.",
      en: "Download it from My redemptions, as often as you like.",
    },
    conditions: { id: "Satu kali untuk setiap anggota.", en: "Once for each member." },
  },
  {
    slug: "ajak-ngopi",
    kind: "referral",
    category: "drinks",
    points: 250,
    valueMinor: 28_000,
    picture: ["gift", "kunyit"],
    validDays: 30,
    details: {
      gift: "Segelas Es Kopi Susu Senja",
      giftEn: "A glass of Es Kopi Susu Senja",
      outlets: "Jakarta Menteng\nJakarta Kemang\nBandung Dago",
    },
    words: {
      id: ["Ajak Teman Ngopi", "Segelas es kopi susu untuk teman yang baru mengenal kami."],
      en: ["Coffee for a Friend", "An iced milk coffee for a friend who is new to us."],
    },
    how: {
      id: "Berikan tautannya kepada teman. Ia menunjukkan kodenya di kasir dan bisa langsung bergabung.",
      en: "Give the link to a friend. They show its code at the till and can join right away.",
    },
  },
];

/** What comes without a shop: credit, a file, and a link for a friend. */
export const fromAfar = rows.map(cardOf);
