import { getTranslations } from "next-intl/server";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";

const shown = [
  { motif: "iced_coffee", palette: "nila" },
  { motif: "croissant", palette: "soga" },
  { motif: "tumbler", palette: "senja" },
  { motif: "whisk", palette: "daun" },
] as const;

export async function RewardTeaser() {
  const t = await getTranslations("front");
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
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-4">
        {shown.map(({ motif, palette }) => (
          <RewardPicture key={motif} motif={motif} palette={palette} seed="front" />
        ))}
      </div>
    </Section>
  );
}
