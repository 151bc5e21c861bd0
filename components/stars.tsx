import { Icon } from "@/components/ui/icon";

/** How many stars of five, drawn and said. `<Stars stars={4} label="4 dari 5" />` */
export function Stars({ stars, label }: { stars: number; label: string }) {
  return (
    <span role="img" aria-label={label} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((place) => (
        <Icon
          key={place}
          name="star"
          size={18}
          className={place <= stars ? "fill-current text-accent" : "text-ink-soft opacity-40"}
        />
      ))}
    </span>
  );
}
