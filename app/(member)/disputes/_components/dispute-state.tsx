import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { DisputeView } from "@/db/queries/disputes";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import type { DisputeState } from "@/lib/loyalty/disputes";

const looks: Record<DisputeState, { tone: BadgeTone; icon: IconName }> = {
  open: { tone: "accent", icon: "clock" },
  asked: { tone: "warn", icon: "dispute" },
  accepted: { tone: "good", icon: "check" },
  refused: { tone: "plain", icon: "close" },
  withdrawn: { tone: "plain", icon: "undo" },
};

const DAY_MS = 86_400_000;

export async function DisputeStateBadge({ state }: { state: DisputeState }) {
  const t = await getTranslations("disputes.state");
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}

/** The promise: by when an answer comes, and how long that is. */
export async function DisputeClock(props: { dispute: DisputeView; now: Instant; words: InWords }) {
  const t = await getTranslations("disputes.clock");
  const { dispute, now, words } = props;
  if (dispute.decidedAt !== null) return t("decided", { at: words.at(dispute.decidedAt) });
  if (dispute.state === "asked") return t("yours");
  const at = words.until(dispute.answerBy);
  if (dispute.answerBy <= now) return t("late", { at });
  const days = Math.floor((dispute.answerBy.getTime() - now.getTime()) / DAY_MS);
  return `${t("due", { at })} (${t("left", { days })})`;
}
