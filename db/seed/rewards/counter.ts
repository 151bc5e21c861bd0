import { ourVoucher, type RewardCard } from "./reward-card";

const drink = { kind: "gift_card", category: "drinks", validDays: 60, stock: 240 } as const;
const bake = { kind: "gift_card", category: "bakery", validDays: 45, stock: 180 } as const;

/** What is drunk and eaten at the counter. */
export const counter: RewardCard[] = [
  {
    ...drink,
    slug: "kopi-susu-senja",
    points: 600,
    valueMinor: 26_000,
    picture: ["iced_coffee", "senja"],
    featured: 10,
    texts: ourVoucher({
      id: ["Es Kopi Susu Senja", "Kopi susu gula aren yang membuat orang kembali setiap sore."],
      en: ["Iced Kopi Susu Senja", "The palm-sugar milk coffee people come back for at dusk."],
    }),
  },
  {
    ...drink,
    slug: "kopi-tubruk-toraja",
    points: 450,
    valueMinor: 22_000,
    picture: ["coffee", "soga"],
    texts: ourVoucher({
      id: ["Kopi Tubruk Toraja", "Diseduh seperti di rumah nenek: pekat, harum, tanpa saringan."],
      en: ["Toraja Kopi Tubruk", "Brewed the way grandmother did: dark, fragrant, unfiltered."],
    }),
  },
  {
    ...drink,
    slug: "seduh-manual",
    points: 850,
    valueMinor: 38_000,
    picture: ["coffee", "nila"],
    texts: ourVoucher({
      id: ["Seduh Manual Pilihan Barista", "Satu cangkir dari biji terbaik bulan ini, diseduh di depan Anda."],
      en: ["Barista's Hand Brew", "One cup of this month's best beans, brewed in front of you."],
    }),
  },
  {
    ...drink,
    slug: "es-kopi-pandan",
    points: 700,
    valueMinor: 32_000,
    picture: ["iced_coffee", "daun"],
    perMemberLimit: 5,
    texts: ourVoucher({
      id: ["Es Kopi Pandan", "Pandan segar dari kebun, santan tipis, dan kopi robusta Temanggung."],
      en: ["Iced Pandan Coffee", "Fresh garden pandan, a little coconut milk and Temanggung robusta."],
    }),
  },
  {
    ...bake,
    slug: "croissant-mentega",
    points: 500,
    valueMinor: 24_000,
    picture: ["croissant", "kunyit"],
    featured: 8,
    texts: ourVoucher({
      id: ["Croissant Mentega", "Dipanggang setiap pagi pukul enam; berlapis, renyah, masih hangat."],
      en: ["Butter Croissant", "Baked at six every morning: layered, crisp and still warm."],
    }),
  },
  {
    ...bake,
    slug: "donat-kentang",
    points: 300,
    valueMinor: 12_000,
    picture: ["donut", "senja"],
    texts: ourVoucher({
      id: ["Donat Kentang Gula Halus", "Empuk karena kentang, manis secukupnya."],
      en: ["Potato Doughnut", "Soft because of the potato, sweet just enough."],
    }),
  },
  {
    ...bake,
    slug: "roti-sobek",
    points: 850,
    valueMinor: 38_000,
    picture: ["bread", "soga"],
    texts: ourVoucher({
      id: ["Roti Sobek Keluarga", "Delapan potong untuk sarapan di rumah, isi cokelat dan keju."],
      en: ["Family Pull-Apart Bread", "Eight pieces for breakfast at home, filled with chocolate and cheese."],
    }),
  },
  {
    ...bake,
    slug: "kue-utuh",
    points: 5_200,
    valueMinor: 235_000,
    picture: ["cake", "senja"],
    stock: 40,
    texts: ourVoucher(
      {
        id: ["Kue Cokelat Senja, Utuh", "Kue 18 cm untuk sepuluh orang; nama Anda kami tuliskan di atasnya."],
        en: ["Whole Senja Chocolate Cake", "An 18 cm cake for ten; we write your name on it."],
      },
      {
        id: "Pesan paling lambat dua hari sebelumnya di gerai pilihan Anda. Untuk satu kali pemakaian.",
        en: "Order at the shop of your choice at least two days ahead. Valid once.",
      },
    ),
  },
  {
    ...bake,
    slug: "sarapan-berdua",
    points: 1_900,
    valueMinor: 86_000,
    picture: ["bread", "kunyit"],
    featured: 6,
    texts: ourVoucher(
      {
        id: ["Sarapan Berdua", "Dua minuman, dua roti panggang, satu meja di dekat jendela."],
        en: ["Breakfast for Two", "Two drinks, two toasts and a table by the window."],
      },
      {
        id: "Berlaku pukul 07.00–11.00 di semua gerai, untuk satu kali pemakaian.",
        en: "Valid from 7 to 11 in the morning at every shop, once.",
      },
    ),
  },
  {
    ...bake,
    slug: "biji-gayo",
    category: "home",
    points: 2_100,
    valueMinor: 95_000,
    picture: ["beans", "daun"],
    stock: 4,
    texts: ourVoucher({
      id: [
        "Biji Gayo Panen Terbatas, 200 g",
        "Arabika Gayo proses madu, disangrai hari Selasa. Hanya sedikit setiap panen.",
      ],
      en: [
        "Gayo Limited Harvest, 200 g",
        "Honey-processed Gayo arabica, roasted on Tuesdays. Only a little each harvest.",
      ],
    }),
  },
];
