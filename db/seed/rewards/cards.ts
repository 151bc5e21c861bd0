import { ourVoucher, partnerVoucher, type RewardCard } from "./reward-card";

const ours = { kind: "gift_card", category: "gift_cards", validDays: 365 } as const;
const partner = { kind: "gift_card", category: "partners", validDays: 90, cancellable: false } as const;

/** Gift cards of our own and codes of partners; each code comes from an inventory. */
export const cards: RewardCard[] = [
  {
    ...ours,
    slug: "kartu-50",
    points: 1_250,
    valueMinor: 50_000,
    picture: ["gift", "daun"],
    stock: 120,
    texts: ourVoucher({
      id: ["Kartu Hadiah Rp50.000", "Untuk Anda sendiri, atau untuk seseorang yang sedang butuh kopi."],
      en: ["Rp50,000 Gift Card", "For yourself, or for somebody who could do with a coffee."],
    }),
  },
  {
    ...ours,
    slug: "kartu-100",
    points: 2_400,
    valueMinor: 100_000,
    picture: ["gift", "nila"],
    stock: 80,
    featured: 5,
    texts: ourVoucher({
      id: ["Kartu Hadiah Rp100.000", "Cukup untuk satu sore panjang berdua."],
      en: ["Rp100,000 Gift Card", "Enough for a long afternoon for two."],
    }),
  },
  {
    ...ours,
    slug: "kartu-250",
    points: 5_900,
    valueMinor: 250_000,
    picture: ["gift", "senja"],
    stock: 40,
    texts: ourVoucher({
      id: ["Kartu Hadiah Rp250.000", "Hadiah yang selalu pas ukurannya."],
      en: ["Rp250,000 Gift Card", "A present that always fits."],
    }),
  },
  {
    ...ours,
    slug: "kartu-500",
    points: 11_500,
    valueMinor: 500_000,
    picture: ["wallet", "malam"],
    stock: 15,
    tierRequired: "emas",
    texts: ourVoucher({
      id: ["Kartu Hadiah Rp500.000", "Khusus Emas dan Platina: sebulan sarapan tanpa membuka dompet."],
      en: ["Rp500,000 Gift Card", "For Gold and Platinum: a month of breakfasts without a wallet."],
    }),
  },
  {
    ...partner,
    slug: "dompet-nusa-25",
    points: 800,
    valueMinor: 25_000,
    picture: ["wallet", "nila"],
    stock: 150,
    texts: partnerVoucher(
      {
        id: ["Saldo Dompet Nusa Rp25.000", "Kode isi saldo dompet digital mitra kami."],
        en: ["Rp25,000 Dompet Nusa Balance", "A top-up code for our partner's digital wallet."],
      },
      {
        id: "Buka Dompet Nusa, pilih Isi Saldo, lalu Masukkan Kode.",
        en: "Open Dompet Nusa, choose Top up, then Enter a code.",
      },
    ),
  },
  {
    ...partner,
    slug: "dompet-nusa-50",
    points: 1_550,
    valueMinor: 50_000,
    picture: ["wallet", "daun"],
    stock: 100,
    texts: partnerVoucher(
      {
        id: ["Saldo Dompet Nusa Rp50.000", "Kode isi saldo dompet digital mitra kami."],
        en: ["Rp50,000 Dompet Nusa Balance", "A top-up code for our partner's digital wallet."],
      },
      {
        id: "Buka Dompet Nusa, pilih Isi Saldo, lalu Masukkan Kode.",
        en: "Open Dompet Nusa, choose Top up, then Enter a code.",
      },
    ),
  },
  {
    ...partner,
    slug: "layar-kita",
    points: 1_350,
    valueMinor: 45_000,
    picture: ["ticket", "malam"],
    stock: 60,
    perMemberLimit: 4,
    texts: partnerVoucher(
      {
        id: ["Tiket Bioskop Layar Kita", "Satu kursi, film apa saja, Senin sampai Kamis."],
        en: ["Layar Kita Cinema Ticket", "One seat, any film, Monday to Thursday."],
      },
      {
        id: "Masukkan kode saat memilih kursi di aplikasi Layar Kita.",
        en: "Enter the code when you choose your seat in the Layar Kita app.",
      },
    ),
  },
  {
    ...partner,
    slug: "pustaka-lontar",
    points: 2_900,
    valueMinor: 100_000,
    picture: ["book", "soga"],
    stock: 45,
    texts: partnerVoucher(
      {
        id: ["Voucher Pustaka Lontar Rp100.000", "Buku untuk menemani cangkir kedua."],
        en: ["Rp100,000 at Pustaka Lontar", "A book to go with the second cup."],
      },
      {
        id: "Tunjukkan kode di kasir Pustaka Lontar atau masukkan saat belanja daring.",
        en: "Show the code at a Pustaka Lontar till or enter it when you order online.",
      },
    ),
  },
];
