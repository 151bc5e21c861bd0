import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Select } from "@/components/ui/choice-fields";
import { Meter } from "@/components/ui/meter";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RewardChoice, Saving, WishView } from "@/db/queries/wishes";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { choose } from "../actions";
import { Automatic } from "./automatic";
import { EndWish } from "./end-wish";

/** The reward a member saves for, how far it is, and whether it is redeemed by itself. */
export async function Goal(props: {
  saving: Saving;
  /** The reward whose page led here. */
  asked: RewardChoice | null;
  words: InWords;
  mayAgree: boolean;
}) {
  const { saving, asked, words, mayAgree } = props;
  const { goal, choices, standing } = saving;
  const t = await getTranslations("saving.goal");
  return (
    <Section id="goal" title={t("title")}>
      {goal?.reward ? (
        <div className="mb-6 grid max-w-2xl gap-4">
          <Far goal={goal} spendable={standing.spendable} words={words} />
          <Automatic wish={goal} saving={saving} words={words} mayAgree={mayAgree} />
          <EndWish purpose="goal" label={t("remove")} />
        </div>
      ) : (
        <p className="mb-6">{t("none")}</p>
      )}
      <Form id="saving-goal" action={choose} className="max-w-2xl">
        <input type="hidden" name="key" value={newId()} />
        <FormDisclosure question={goal ? t("change") : t("choose")} open={goal === null || asked !== null}>
          <div className="grid gap-4">
            <Select
              name="reward"
              label={t("reward")}
              defaultValue={asked?.publicId ?? goal?.reward?.publicId}
              options={choices.map(({ publicId, name, points }) => ({
                value: publicId,
                label: t("option", { reward: name, points: words.points(points) }),
              }))}
            />
            <div>
              <SubmitButton>{t("save")}</SubmitButton>
            </div>
          </div>
        </FormDisclosure>
      </Form>
    </Section>
  );
}

async function Far({ goal, spendable, words }: { goal: WishView; spendable: number; words: InWords }) {
  const t = await getTranslations("saving.goal");
  const { reward } = goal;
  if (reward === null) return null;
  if (reward.state !== "published") return <p>{t("gone")}</p>;
  const missing = reward.points - spendable;
  const said =
    missing > 0
      ? t("missing", { points: words.points(missing), reward: reward.name })
      : t("reached", { reward: reward.name });
  return (
    <div className="grid gap-3">
      <p className="text-lead font-semibold">{said}</p>
      <Meter value={spendable} max={reward.points} label={said} hideLabel={true} />
      <p>
        <PendingLink href={`/rewards/${reward.publicId}`} className="text-link inline-flex min-h-11 items-center">
          {t("open")}
        </PendingLink>
      </p>
    </div>
  );
}
