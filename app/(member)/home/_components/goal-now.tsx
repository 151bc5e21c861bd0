import { useTranslations } from "next-intl";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { Meter } from "@/components/ui/meter";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { Home } from "@/db/queries/home";
import type { RewardCardView } from "@/db/queries/offers";
import type { InWords } from "@/lib/in-words";

/** The reward a member saves for: what is missing, and the thing. */
export function GoalNow({ goal, home, words }: { goal: RewardCardView; home: Home; words: InWords }) {
  const t = useTranslations("home");
  const { spendable } = home.standing;
  const missing = goal.points - spendable;
  const said =
    missing > 0
      ? t("nearlyMeter", { points: words.points(missing), reward: goal.name })
      : t("goalReached", { reward: goal.name });
  return (
    <Section
      id="goal"
      title={t("goal")}
      action={
        <PendingLink href="/saving" className="text-link inline-flex min-h-11 items-center gap-1">
          {t("goalManage")}
        </PendingLink>
      }
    >
      <div className="relative grid max-w-2xl grid-cols-[5.5rem_1fr] items-center gap-4">
        <RewardPicture source={pictureOf(goal)} motif={motifOfKind(goal.kind)} seed={goal.publicId} eager={true} />
        <div className="grid gap-2">
          <PendingLink
            href={`/rewards/${goal.publicId}`}
            className="inline-flex min-h-11 items-center gap-1 leading-snug font-semibold after:absolute after:inset-0 hover:underline hover:underline-offset-4"
          >
            {said}
          </PendingLink>
          <Meter value={spendable} max={goal.points} label={said} hideLabel={true} />
        </div>
      </div>
    </Section>
  );
}
