import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { picture } from "../supply-actions";

/** The picture members see, and another in its place. */
export async function PicturePart({ reward, mayEdit }: { reward: StaffReward; mayEdit: boolean }) {
  const t = await getTranslations("staff-rewards");
  return (
    <Section title={t("picture.title")} id="picture">
      <div className="grid items-start gap-6 sm:grid-cols-[14rem_1fr]">
        <RewardPicture
          source={pictureOf(reward)}
          motif={motifOfKind(reward.kind)}
          seed={reward.publicId}
          alt={t("picture.current")}
          eager
        />
        {mayEdit ? (
          <Form id="reward-picture" action={picture} className="grid gap-4">
            <input type="hidden" name="rewardId" value={reward.publicId} />
            <input type="hidden" name="version" value={reward.version} />
            <Field
              name="picture"
              label={t("field.picture")}
              hint={t("field.pictureHint")}
              type="file"
              accept="image/png,image/jpeg,image/webp"
            />
            <div>
              <SubmitButton look="secondary">{t("picture.upload")}</SubmitButton>
            </div>
          </Form>
        ) : null}
      </div>
    </Section>
  );
}
