import { type CardRow, cardOf } from "./reward-card";

const sent = {
  id: "Isi alamat saat menukar. Kami kemas, kirim, dan beri tahu nomor lacaknya.",
  en: "Say where to send it when you redeem. We pack it, send it, and tell you its tracking number.",
};
const collected = {
  id: "Tunjukkan kode penukaran di gerai yang ikut untuk mengambilnya.",
  en: "Show your code at a shop that takes part to collect it.",
};
const outlets = "Jakarta Menteng\nJakarta Kemang\nBandung Dago";

const rows: CardRow[] = [
  {
    slug: "tumbler-senja",
    kind: "merchandise",
    category: "merchandise",
    points: 4_800,
    valueMinor: 189_000,
    picture: ["tumbler", "senja"],
    stock: 60,
    featured: 5,
    details: { delivery: "ship", leadDays: 2 },
    words: {
      id: ["Tumbler Senja 500 ml", "Baja tahan karat bermotif kawung; dingin dua belas jam."],
      en: ["Senja Tumbler, 500 ml", "Stainless steel with a kawung pattern; cold for twelve hours."],
    },
    how: sent,
  },
  {
    slug: "mug-kawung",
    kind: "merchandise",
    category: "merchandise",
    points: 2_600,
    valueMinor: 99_000,
    picture: ["mug", "nila"],
    stock: 40,
    details: { delivery: "ship", leadDays: 2 },
    words: {
      id: ["Mug Kawung", "Keramik buatan perajin Bayat, setiap buahnya sedikit berbeda."],
      en: ["Kawung Mug", "Ceramic made by potters in Bayat, each a little different."],
    },
    how: sent,
  },
  {
    slug: "tas-belanja",
    kind: "merchandise",
    category: "merchandise",
    points: 900,
    valueMinor: 75_000,
    picture: ["tote", "daun"],
    stock: 120,
    validDays: 60,
    details: { delivery: "collect", cashMinor: 25_000, outlets },
    words: {
      id: ["Tas Belanja Blacu", "Kuat untuk seminggu belanja pasar: poin dan sedikit uang."],
      en: ["Calico Tote", "Strong enough for a week of market shopping: points and a little money."],
    },
    how: collected,
  },
  {
    slug: "kue-nama",
    kind: "made_for_you",
    category: "bakery",
    points: 7_500,
    valueMinor: 320_000,
    picture: ["cake", "nila"],
    details: {
      choices: "Pandan gula aren\nCokelat kopi\nVanila stroberi",
      choicesEn: "Pandan and palm sugar\nCoffee and chocolate\nVanilla and strawberry",
      leadDays: 3,
      outlets,
    },
    words: {
      id: ["Kue Rancangan Anda", "Pilih rasanya, tulis pesannya, kami yang membuatnya."],
      en: ["A Cake of Your Design", "Choose its flavour, write its words, and we make it."],
    },
    how: {
      id: "Kami mulai dari catatan Anda dan memberi tahu begitu kuenya siap diambil dengan kode penukaran.",
      en: "We start from your note and tell you when it can be collected with your code.",
    },
  },
  {
    slug: "cicip-baru",
    kind: "sample",
    category: "bakery",
    points: 100,
    valueMinor: 8_000,
    picture: ["cookie", "senja"],
    stock: 200,
    perMemberLimit: 1,
    validDays: 14,
    details: { delivery: "collect", outlets },
    words: {
      id: ["Cicipan Menu Baru", "Dua gigitan dari menu bulan depan."],
      en: ["A Taste of What Is New", "Two bites of next month's menu."],
    },
    how: collected,
  },
  {
    slug: "uang-kembali-50",
    kind: "cash_back",
    category: "partners",
    points: 1_400,
    valueMinor: 50_000,
    picture: ["wallet", "daun"],
    details: { worthMinor: 50_000 },
    words: {
      id: ["Uang Kembali Rp50.000", "Dibayarkan ke rekening atau dompet digital Anda."],
      en: ["Rp50,000 Cash Back", "Paid into your bank account or e-wallet."],
    },
    how: {
      id: "Sebutkan rekeningnya saat menukar. Kami bayarkan dalam dua hari kerja dan memberi tahu nomor rujukannya.",
      en: "Name the account when you redeem. We pay within two working days and tell you the reference.",
    },
    conditions: { id: "Rekening harus atas nama Anda sendiri.", en: "The account has to be your own." },
  },
  {
    slug: "poin-bonus-500",
    kind: "points",
    category: "discounts",
    points: 400,
    valueMinor: null,
    picture: ["star", "soga"],
    perMemberLimit: 1,
    cancellable: false,
    details: { bonusPoints: 500, bonusDays: 60 },
    words: {
      id: ["Tambah 100 Poin", "Tukar 400 poin, dapat 500 poin bonus yang berlaku 60 hari."],
      en: ["100 Points More", "Exchange 400 points for 500 bonus points that last 60 days."],
    },
    how: { id: "Poin bonusnya langsung masuk ke saldo Anda.", en: "The bonus points are in your balance at once." },
    conditions: { id: "Satu kali untuk setiap anggota.", en: "Once for each member." },
  },
  {
    slug: "mil-angkasa-500",
    kind: "points",
    category: "partners",
    points: 1_250,
    valueMinor: 50_000,
    picture: ["star", "daun"],
    details: { partnerPoints: 500, partnerProgramme: "Mil Angkasa" },
    words: {
      id: ["500 Mil Angkasa", "Dari secangkir kopi ke penerbangan berikutnya."],
      en: ["500 Mil Angkasa Miles", "From a cup of coffee to your next flight."],
    },
    how: {
      id: "Sebutkan nomor anggota Mil Angkasa Anda saat menukar. Milnya masuk dalam tiga hari kerja.",
      en: "Name your Mil Angkasa number when you redeem. The miles are there within three working days.",
    },
    conditions: {
      id: "Keanggotaannya harus atas nama Anda sendiri.",
      en: "The membership there has to be in your own name.",
    },
  },
  {
    slug: "sahabat-kebun",
    kind: "recognition",
    category: "experiences",
    points: 300,
    valueMinor: null,
    picture: ["star", "kunyit"],
    perMemberLimit: 1,
    cancellable: false,
    details: { metal: "gold" },
    words: {
      id: ["Lencana Sahabat Kebun", "Untuk yang peduli pada petani kopinya."],
      en: ["Friend of the Farm Badge", "For those who care about the people who grow their coffee."],
    },
    how: { id: "Lencananya langsung tampil di profil Anda.", en: "The badge is on your profile at once." },
    conditions: { id: "Satu kali untuk setiap anggota.", en: "Once for each member." },
  },
];

/** Things to have, to try and to be made, money back, and a badge. */
export const things = rows.map(cardOf);
