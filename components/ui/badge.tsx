import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type BadgeTone = "plain" | "accent" | "good" | "warn" | "bad" | "silver" | "gold" | "platinum";

const looks: Record<BadgeTone, string> = {
  plain: "bg-sunk text-ink",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  silver: "bg-silver-soft text-silver",
  gold: "bg-gold-soft text-gold",
  platinum: "bg-platinum-soft text-platinum",
};

/** A state in a word, with its sign where colour alone would speak. `<Badge tone="good" icon="check">Siap dipakai</Badge>` */
export function Badge(props: { tone?: BadgeTone; icon?: IconName; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-small px-2 py-0.5 text-note font-semibold ${looks[props.tone ?? "plain"]}`}
    >
      {props.icon ? <Icon name={props.icon} size={15} /> : null}
      {props.children}
    </span>
  );
}
