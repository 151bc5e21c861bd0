import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";

const looks: Record<RedemptionState, { tone: BadgeTone; icon: IconName }> = {
  ready: { tone: "good", icon: "ticket" },
  processing: { tone: "accent", icon: "clock" },
  shipped: { tone: "accent", icon: "location" },
  delivered: { tone: "good", icon: "check" },
  booked: { tone: "accent", icon: "today" },
  used: { tone: "plain", icon: "check" },
  done: { tone: "plain", icon: "check" },
  expired: { tone: "warn", icon: "clock" },
  cancelled: { tone: "plain", icon: "undo" },
  failed: { tone: "bad", icon: "warning" },
  held: { tone: "warn", icon: "lock" },
};

/** Where a redemption stands, in a word with its sign. */
export async function StateBadge({ state }: { state: RedemptionState }) {
  const t = await getTranslations("redemptions.state");
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}
