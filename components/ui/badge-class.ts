export type BadgeTone = "plain" | "accent" | "good" | "warn" | "bad" | "silver" | "gold" | "platinum";

const looks: Record<BadgeTone, string> = {
  plain: "bg-[light-dark(var(--sunk),var(--line))] text-ink",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  silver: "bg-silver-soft text-silver",
  gold: "bg-gold-soft text-gold",
  platinum: "bg-platinum-soft text-platinum",
};

export function badgeClass(tone: BadgeTone = "plain"): string {
  return `inline-flex items-center gap-1.5 rounded-small px-2 py-0.5 text-note font-semibold lg:whitespace-nowrap ${looks[tone]}`;
}
