import type { Locale } from "@/lib/base/locale";

/** What a wallet keeps of a member's card: who they are and the number that earns. Nothing of it ever spends, and no balance grows old in it. */
export type CardToSave = {
  /** The membership's public id: the same card saved twice is one card. */
  id: string;
  name: string;
  number: string;
  programme: string;
  brand: Record<string, string>;
  locale: Locale;
  /** Of the portal. */
  origin: string;
  words: { member: string; number: string; more: string; about: string };
};

const house = "#1f3a6e";
const onHouse = "#fffdf9";

/** A brand's colour on paper, as wallets know colours. */
export function cardColours(brand: Record<string, string>): { ground: string; ink: string } {
  const first = (css: string | undefined, otherwise: string) => /#[0-9a-f]{6}/i.exec(css ?? "")?.[0] ?? otherwise;
  return { ground: first(brand["--brand-accent"], house), ink: first(brand["--brand-on-accent"], onHouse) };
}
