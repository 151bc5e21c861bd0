import { TierProgress } from "@/components/tier-progress";
import { badgeClass } from "@/components/ui/badge-class";
import { LeafIcon } from "@/components/ui/leaf-icon";
import type { TierWords } from "./home-words";

/** Where the member stands: the tier, what is counted for it, and the way on. */
export function TierNow({ tier, tone, until, counted, progress }: TierWords) {
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={badgeClass(tone)}>
          <LeafIcon name="tier" size={15} />
          {tier}
        </span>
        {until ? <span className="text-ink-soft">{until}</span> : null}
      </p>
      <p>
        <span className="text-heading font-bold">{counted.figure}</span>
        {counted.unit ? <span className="font-semibold"> {counted.unit}</span> : null}
      </p>
      <TierProgress {...progress} />
    </div>
  );
}
