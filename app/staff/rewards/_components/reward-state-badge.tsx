import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { Instant } from "@/lib/base/clock";

type Reward = {
  state: "draft" | "published" | "archived";
  startsAt: Instant | null;
  endsAt: Instant | null;
  stockLeft: number | null;
};

/** What a reward's state means to members at this moment, in a word. */
export async function RewardStateBadge({ reward, now }: { reward: Reward; now: Instant }) {
  const t = await getTranslations("staff-rewards");
  if (reward.state === "draft") return <Badge icon="edit">{t("state.draft")}</Badge>;
  if (reward.state === "archived") return <Badge icon="lock">{t("state.archived")}</Badge>;
  if (reward.startsAt && reward.startsAt > now) {
    return (
      <Badge tone="accent" icon="clock">
        {t("state.scheduled")}
      </Badge>
    );
  }
  if (reward.endsAt && reward.endsAt <= now) return <Badge icon="clock">{t("state.ended")}</Badge>;
  if (reward.stockLeft === 0) {
    return (
      <Badge tone="warn" icon="warning">
        {t("state.soldOut")}
      </Badge>
    );
  }
  return (
    <Badge tone="good" icon="check">
      {t("state.published")}
    </Badge>
  );
}
