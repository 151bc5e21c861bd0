import { getTranslations } from "next-intl/server";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listTeaser } from "@/db/queries/catalogue";
import { inWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";

/** A few rewards of the catalogue as it is now; nothing while there are none. */
export async function RewardTeaser() {
  const [t, words, { now }] = await Promise.all([getTranslations("front"), inWords(), currentVisit()]);
  const rewards = await listTeaser(words.locale, now);
  if (rewards.length === 0) return null;
  return (
    <Section
      id="rewards"
      title={t("rewards.title")}
      lead={t("rewards.lead")}
      action={
        <PendingLink href="/rewards" className="text-link inline-flex min-h-11 items-center gap-1">
          {t("rewardsLink")}
        </PendingLink>
      }
    >
      <ul className="-mb-6 grid grid-cols-2 gap-x-3 lg:grid-cols-4 lg:gap-x-4">
        {rewards.map((reward) => (
          <li key={reward.publicId} className="relative row-span-3 grid grid-rows-subgrid gap-y-2 pb-6">
            <RewardPicture source={pictureOf(reward)} motif={motifOfKind(reward.kind)} seed={reward.publicId} />
            <h3 className="text-body leading-snug font-bold">
              <PendingLink
                href={`/rewards/${reward.publicId}`}
                className="after:absolute after:inset-0 hover:underline hover:underline-offset-4"
              >
                {reward.name}
              </PendingLink>
            </h3>
            <p className="-mt-1 text-note text-ink-soft">{`${words.points(reward.points)} ${words.unit}`}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
