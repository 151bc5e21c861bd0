import { useTranslations } from "next-intl";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { Meter } from "@/components/ui/meter";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { Home } from "@/db/queries/home";
import type { InWords } from "@/lib/in-words";

/** The rewards that come within reach next: always the remainder and the thing. */
export function Nearly({ home, words, title }: { home: Home; words: InWords; title: string }) {
  const t = useTranslations("home");
  if (home.nearly.length === 0) return null;
  const { spendable } = home.standing;
  return (
    <Section id="nearly" title={title}>
      <ul className="grid gap-6 lg:grid-cols-2 lg:gap-10">
        {home.nearly.map((reward) => (
          <li key={reward.publicId} className="relative grid grid-cols-[5.5rem_1fr] items-center gap-4">
            <RewardPicture
              source={pictureOf(reward)}
              motif={motifOfKind(reward.kind)}
              seed={reward.publicId}
              eager={true}
            />
            <div className="grid gap-2">
              <PendingLink
                href={`/rewards/${reward.publicId}`}
                className="inline-flex min-h-11 items-center gap-1 leading-snug font-semibold after:absolute after:inset-0 hover:underline hover:underline-offset-4"
              >
                {t("nearlyMeter", { points: words.points(reward.points - spendable), reward: reward.name })}
              </PendingLink>
              <Meter
                value={spendable}
                max={reward.points}
                label={t("nearlyMeter", { points: words.points(reward.points - spendable), reward: reward.name })}
                hideLabel={true}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
