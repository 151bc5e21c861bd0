import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { ApprovalState } from "@/db/queries/approvals";

const looks: Record<ApprovalState, { tone: BadgeTone; icon: IconName }> = {
  waiting: { tone: "warn", icon: "clock" },
  approved: { tone: "good", icon: "check" },
  rejected: { tone: "bad", icon: "close" },
  withdrawn: { tone: "plain", icon: "undo" },
};

export async function ApprovalStateBadge({ state }: { state: ApprovalState }) {
  const t = await getTranslations("staff-approvals.state");
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}
