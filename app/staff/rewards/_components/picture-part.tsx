import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import type { Instant } from "@/lib/base/clock";
import { zoneLabel } from "@/lib/base/format-time";
import { planPicture } from "../plan-actions";
import { picture } from "../supply-actions";
import { FocusForm } from "./focus-form";

/** The picture members see, how it is cut, and another in its place, now or from a time on. */
export async function PicturePart(props: { reward: StaffReward; mayEdit: boolean; zone: string; now: Instant }) {
  const { reward, mayEdit } = props;
  const t = await getTranslations("staff-rewards");
  const shown = reward.picture;
  return (
    <Section title={t("picture.title")} id="picture">
      <div className="grid items-start gap-6 sm:grid-cols-[14rem_1fr] lg:grid-cols-[10rem_1fr]">
        <RewardPicture
          source={pictureOf(reward)}
          motif={motifOfKind(reward.kind)}
          seed={reward.publicId}
          alt={t("picture.current")}
          sizes="14rem"
          eager
        />
        {mayEdit ? (
          <Form id="reward-picture" action={picture} className="grid gap-4">
            <Target reward={reward} />
            <PictureField name="picture" label={t("field.picture")} hint={t("field.pictureHint")} />
            <div>
              <SubmitButton look="secondary">{t("picture.upload")}</SubmitButton>
            </div>
          </Form>
        ) : null}
      </div>
      {mayEdit ? (
        <div className="mt-6 grid gap-6">
          {shown === null ? null : <FocusForm reward={{ ...reward, picture: shown }} />}
          <PlannedPicture {...props} />
        </div>
      ) : null}
    </Section>
  );
}

async function PlannedPicture({ reward, zone, now }: { reward: StaffReward; zone: string; now: Instant }) {
  const [t, own] = await Promise.all([getTranslations("staff-rewards"), getTranslations("staff-catalogue.plan")]);
  return (
    <Disclosure question={own("pictureTitle")}>
      <Form id="reward-picture-later" action={planPicture} className="grid gap-4">
        <Target reward={reward} />
        <PictureField name="nextPicture" label={own("picture")} hint={t("field.pictureHint")} />
        <Field name="effectiveAt" label={own("field", { zone: zoneLabel(now, zone) })} type="datetime-local" required />
        <div>
          <SubmitButton look="secondary">{own("pictureSubmit")}</SubmitButton>
        </div>
      </Form>
    </Disclosure>
  );
}

function Target({ reward }: { reward: StaffReward }) {
  return (
    <>
      <input type="hidden" name="rewardId" value={reward.publicId} />
      <input type="hidden" name="version" value={reward.version} />
    </>
  );
}

function PictureField(props: { name: string; label: string; hint: string }) {
  return <FileField {...props} accept="image/png,image/jpeg,image/webp" />;
}
