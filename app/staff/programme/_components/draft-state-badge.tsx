import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { TermsDraftState } from "@/lib/loyalty/terms-publication";

const looks: Record<TermsDraftState, { tone: BadgeTone; icon: IconName }> = {
  draft: { tone: "plain", icon: "edit" },
  approved: { tone: "accent", icon: "check" },
  published: { tone: "good", icon: "check" },
  withdrawn: { tone: "plain", icon: "close" },
};

/** How far a draft of the terms is, in a word. */
export async function DraftStateBadge({ state }: { state: TermsDraftState }) {
  const t = await getTranslations("staff-programme.state");
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(state)}
    </Badge>
  );
}
