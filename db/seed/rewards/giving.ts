import { type CardRow, cardOf } from "./reward-card";

const how = {
  id: "Pilih berapa satuan; bukti penyalurannya langsung ada di Penukaran saya dan dapat dicetak.",
  en: "Choose how many units; the receipt is in My redemptions at once and can be printed.",
};
const conditions = {
  id: "Disalurkan seluruhnya kepada mitra. Yang sudah disalurkan tidak dapat ditarik kembali.",
  en: "All of it goes to the partner. What was passed on cannot be taken back.",
};
const common = { kind: "donation", category: "giving", stock: null, cancellable: false } as const;

const rows: CardRow[] = [
  {
    ...common,
    slug: "bibit-kopi",
    points: 500,
    valueMinor: 20_000,
    details: {
      partner: "Yayasan Hijau Gayo",
      licence: "SK Kemensos 188/2025",
      collects: "donation",
      unitMinor: 20_000,
      goalMinor: 50_000_000,
    },
    picture: ["donation", "daun"],
    featured: 4,
    words: {
      id: ["Satu Bibit untuk Petani Gayo", "Kami tanam atas nama Anda dan kabarkan pertumbuhannya."],
      en: ["One Seedling for Gayo Farmers", "We plant it in your name and tell you how it grows."],
    },
    how,
    conditions,
  },
  {
    ...common,
    slug: "buku-sekolah",
    points: 1_000,
    valueMinor: 40_000,
    details: {
      partner: "Taman Baca Nusantara",
      licence: "SK Kemensos 231/2025",
      collects: "donation",
      unitMinor: 40_000,
    },
    picture: ["book", "kunyit"],
    words: {
      id: ["Buku untuk Taman Baca", "Satu buku cerita untuk taman baca di dekat gerai kami."],
      en: ["A Book for a Reading Room", "One story book for a reading room near our shops."],
    },
    how,
    conditions,
  },
  {
    ...common,
    slug: "zakat-poin",
    points: 250,
    valueMinor: 10_000,
    details: {
      partner: "Lembaga Amil Zakat Amanah Senja",
      licence: "LAZ Nasional, SK Kemenag 12/2025",
      collects: "zakat",
      unitMinor: 10_000,
    },
    picture: ["donation", "nila"],
    words: {
      id: ["Zakat dari Poin", "Disalurkan lembaga amil zakat berizin; bukti setornya atas satuan yang Anda pilih."],
      en: ["Zakat from Points", "Passed on by a licensed zakat institution, with a receipt for the units you choose."],
    },
    how,
    conditions,
  },
];

/** Points for a cause, through partners with a licence to collect. */
export const giving = rows.map(cardOf);
