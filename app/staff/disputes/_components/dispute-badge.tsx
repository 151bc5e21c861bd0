import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { DisputeState } from "@/lib/loyalty/disputes";

const looks: Record<DisputeState, { tone: BadgeTone; icon: IconName }> = {
  open: { tone: "warn", icon: "clock" },
  asked: { tone: "accent", icon: "dispute" },
  accepted: { tone: "good", icon: "check" },
  refused: { tone: "plain", icon: "close" },
  withdrawn: { tone: "plain", icon: "undo" },
};

/** Where a dispute stands as staff see it, and whether its promise has been missed. */
export async function DisputeBadge({ state, isLate }: { state: DisputeState; isLate: boolean }) {
  const t = await getTranslations("staff-disputes");
  return (
    <span className="flex flex-wrap gap-2">
      <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>
      {isLate ? (
        <Badge tone="bad" icon="warning">
          {t("late")}
        </Badge>
      ) : null}
    </span>
  );
}
