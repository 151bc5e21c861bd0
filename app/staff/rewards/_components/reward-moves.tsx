import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { archive, publish, unarchive } from "../actions";

/** Publish, archive, bring back: whichever can follow on the state it is in. */
export async function RewardMoves({ reward }: { reward: StaffReward }) {
  const t = await getTranslations("staff-rewards");
  const target = (
    <>
      <input type="hidden" name="rewardId" value={reward.publicId} />
      <input type="hidden" name="version" value={reward.version} />
    </>
  );
  if (reward.state === "archived") {
    return (
      <Form id="reward-unarchive" action={unarchive}>
        {target}
        <SubmitButton look="secondary">{t("page.unarchive")}</SubmitButton>
      </Form>
    );
  }
  return (
    <>
      {reward.state === "draft" ? (
        <Form id="reward-publish" action={publish}>
          {target}
          <SubmitButton>{t("page.publish")}</SubmitButton>
        </Form>
      ) : null}
      <Form id="reward-archive" action={archive}>
        {target}
        <input type="hidden" name="was" value={reward.state} />
        <SubmitButton look="danger">{t("page.archive")}</SubmitButton>
      </Form>
    </>
  );
}
