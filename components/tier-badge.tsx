import { Badge } from "@/components/ui/badge";
import type { TierTone } from "./tier-tone";

/** A tier's name in its colour with its sign. `<TierBadge name="Emas" tone={tierTone(1)} />` */
export function TierBadge({ name, tone }: { name: string; tone: TierTone }) {
  return (
    <Badge tone={tone} icon="tier">
      {name}
    </Badge>
  );
}
