import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { MemberState } from "@/db/queries/staff-members";

const looks = {
  active: { tone: "good", icon: "check" },
  unclaimed: { tone: "plain", icon: "clock" },
  locked: { tone: "warn", icon: "lock" },
  closed: { tone: "plain", icon: "close" },
  merged: { tone: "plain", icon: "next" },
} as const;

export async function MemberStateBadge({ state }: { state: MemberState }) {
  const t = await getTranslations("staff-members");
  return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>;
}
