import type { TierTone } from "@/components/tier-tone";

/** The card's own inks: the same in both appearances, as a printed card would be. Text keeps 4.5 : 1 on its base. */
export const cardPalettes: Record<
  TierTone,
  { base: string; weave: string; thread: string; ink: string; soft: string }
> = {
  silver: { base: "#d9dee2", weave: "#b4bec7", thread: "#5f6c78", ink: "#1d252c", soft: "#3f4a54" },
  gold: { base: "#ebcb80", weave: "#d9ab45", thread: "#8a5a0c", ink: "#2b1d04", soft: "#553c0b" },
  platinum: { base: "#14272b", weave: "#27494e", thread: "#8fc0ba", ink: "#eff6f3", soft: "#b4d0cc" },
};
