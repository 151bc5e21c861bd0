import type { MotifName } from "@/components/reward-picture/draw-reward";
import type { PaletteName } from "@/components/reward-picture/palettes";
import type { Gates } from "@/lib/loyalty/gates";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { RewardKind, RewardText } from "@/lib/loyalty/reward";

/** A reward of the demonstration as its shelf tells it. Days count from the moment of seeding. */
export type RewardCard = {
  slug: string;
  kind: RewardKind;
  category: string;
  points: number;
  valueMinor: number | null;
  picture: [MotifName, PaletteName];
  /** Codes to hand out, or how many there are; null without a limit. */
  stock: number | null;
  details?: Details;
  /** What is downloaded, of a digital kind. */
  file?: { name: string; text: string };
  /** When it takes place, of a kind that is booked. */
  dates?: { inDays: number; from: string; hours: number; places: number; place?: string }[];
  validDays?: number;
  perMemberLimit?: number;
  /** Who else may redeem it; everybody where nothing is said. */
  gates?: Partial<Gates>;
  tierRequired?: string;
  cancellable?: boolean;
  startsInDays?: number;
  endsInDays?: number;
  featured?: number;
  /** Not shown to members yet. */
  draft?: true;
  texts: Record<"id" | "en", RewardText>;
};

type Words = { id: [name: string, summary: string]; en: [name: string, summary: string] };

/** A voucher code of our own, shown at any of our counters. */
export function ourVoucher(words: Words, conditions?: { id: string; en: string }) {
  return textsOf(words, {
    id: [
      "Tunjukkan kode atau QR kepada kasir sebelum membayar.",
      conditions?.id ??
        "Berlaku di semua gerai Kopi Senja untuk satu kali pemakaian. Tidak dapat ditukar dengan uang tunai.",
    ],
    en: [
      "Show the code or its QR to the cashier before you pay.",
      conditions?.en ?? "Valid once, at every Kopi Senja shop. Cannot be exchanged for cash.",
    ],
  });
}

/** A code of a partner's, used with them. */
export function partnerVoucher(words: Words, where: { id: string; en: string }) {
  return textsOf(words, {
    id: [where.id, "Kode milik mitra kami: setelah ditukar, tidak dapat dibatalkan atau diganti."],
    en: [where.en, "The code is our partner's: once redeemed, it cannot be cancelled or replaced."],
  });
}

function textsOf(words: Words, rest: Record<"id" | "en", [howToUse: string, conditions: string]>) {
  const text = (language: "id" | "en"): RewardText => ({
    name: words[language][0],
    summary: words[language][1],
    howToUse: rest[language][0],
    conditions: rest[language][1],
  });
  return { id: text("id"), en: text("en") };
}

/** A reward in one line of a table: everything that differs from card to card. */
export type CardRow = Pick<RewardCard, "slug" | "kind" | "category" | "points" | "valueMinor" | "picture"> &
  Partial<RewardCard> & { words: Words; how: { id: string; en: string }; conditions?: { id: string; en: string } };

const whileStocksLast = {
  id: "Selama persediaan ada. Tidak dapat ditukar dengan uang tunai.",
  en: "While stocks last. Cannot be exchanged for cash.",
};

export function cardOf({ words, how, conditions = whileStocksLast, ...card }: CardRow): RewardCard {
  const rest = { id: [how.id, conditions.id], en: [how.en, conditions.en] } as const;
  return { stock: null, ...card, texts: textsOf(words, { id: [...rest.id], en: [...rest.en] }) };
}
