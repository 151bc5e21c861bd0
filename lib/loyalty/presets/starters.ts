import type { Details } from "../kinds/details";
import type { RewardKind } from "../reward";
import type { StarterReward, Words } from "./preset";

type Said = { name: Words; summary: Words; how: Words; conditions?: Words };

const once: Words = {
  id: "Berlaku satu kali. Tidak dapat ditukar dengan uang tunai.",
  en: "Valid once. Cannot be exchanged for cash.",
};

export const atTheTill: Words = {
  id: "Tunjukkan kode atau QR kepada kasir sebelum membayar.",
  en: "Show the code or its QR to the cashier before you pay.",
};
export const bySending: Words = {
  id: "Isi alamat saat menukar; kami mengirim dan memberi tahu nomor resinya.",
  en: "Give an address when you redeem; we send it and tell you its tracking number.",
};
export const byTransfer: Words = {
  id: "Isi rekening saat menukar; kami mentransfer dan memberi tahu Anda.",
  en: "Name an account when you redeem; we pay it in and tell you.",
};
const byPartner: Words = {
  id: "Pilih jumlahnya saat menukar; tanda terima langsung tersedia.",
  en: "Choose the amount when you redeem; the receipt is there at once.",
};
export const byDate: Words = {
  id: "Pilih tanggal saat menukar, lalu tunjukkan kodenya saat datang.",
  en: "Choose a date when you redeem, and show the code when you come.",
};

/** A reward to begin with: what it is, what it costs a member and what it is worth. */
export function starter(
  slug: string,
  kind: RewardKind,
  { points, valueMinor, ...more }: Pick<StarterReward, "points" | "valueMinor"> & Partial<StarterReward>,
  { name, summary, how, conditions = once }: Said,
  details: Details = {},
): StarterReward {
  const text = (language: "id" | "en") => ({
    name: name[language],
    summary: summary[language],
    howToUse: how[language],
    conditions: conditions[language],
  });
  return {
    slug,
    kind,
    category: "discounts",
    texts: { id: text("id"), en: text("en") },
    points,
    valueMinor,
    details,
    tierRequired: null,
    perMemberLimit: null,
    validDays: 60,
    stock: null,
    ...more,
  };
}

/** Money off a bill, used at the counter with a code made for it. */
export function moneyOff(
  slug: string,
  figures: Pick<StarterReward, "points" | "valueMinor"> & Partial<StarterReward>,
  name: Words,
  minimumMinor?: number,
): StarterReward {
  const said = {
    name,
    summary: { id: "Potongan langsung pada satu pembayaran.", en: "Straight off one bill." },
    how: atTheTill,
  };
  return starter(slug, "discount", figures, said, {
    amountMinor: figures.valueMinor ?? 1,
    ...(minimumMinor === undefined ? {} : { minimumMinor }),
  });
}

/** Points given to a cause. The partner and its licence are the operator's to name before it is shown. */
export function donated(points: number, unitMinor: number): StarterReward {
  const said = {
    name: { id: "Donasi untuk sesama", en: "A donation" },
    summary: {
      id: "Berikan poin Anda; kami menyalurkan nilainya lewat mitra berizin.",
      en: "Give your points; we pass on their worth through a licensed partner.",
    },
    how: byPartner,
    conditions: { id: "Donasi tidak dapat dibatalkan.", en: "A donation cannot be cancelled." },
  };
  const figures = { points, valueMinor: unitMinor, category: "giving", validDays: null };
  return starter("donasi", "donation", figures, said, { collects: "donation", unitMinor });
}
