import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice-fields";
import { Facts } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RewardChoice } from "@/db/queries/wishes";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import type { AskedWish } from "@/lib/loyalty/wish";
import { currentVisit } from "@/lib/session";
import { wishBound } from "@/lib/step-up-bound";
import { agree, remind } from "../actions";

type Props = { wish: AskedWish; reward: RewardChoice | null; words: InWords };

/** What is about to be agreed to, in figures; what spends asks for a yes and a fresh code. */
export function Agreement({ wish, reward, words }: Props) {
  return reward === null ? <Reminder wish={wish} /> : <Spending wish={wish} reward={reward} words={words} />;
}

async function Reminder({ wish }: { wish: AskedWish }) {
  const t = await getTranslations("saving");
  return (
    <Form id="saving-remind" action={remind} className="grid max-w-xl gap-6">
      <p>{t("expiry.remind", { days: wish.daysBefore ?? 0 })}</p>
      <input type="hidden" name="days" value={wish.daysBefore ?? 0} />
      <input type="hidden" name="key" value={newId()} />
      <Buttons label={t("confirm.save")} />
    </Form>
  );
}

async function Spending({ wish, reward, words }: Props & { reward: RewardChoice }) {
  const [t, { session }] = await Promise.all([getTranslations("saving.confirm"), currentVisit()]);
  const { purpose, action, mostPoints, keepPoints, leastPoints, daysBefore } = wish;
  const points = (value: number | null) => words.points(value ?? 0);
  const when = {
    goal: () => t("whenGoal", { keep: points(keepPoints) }),
    expiry: () =>
      t(action === "donate" ? "whenDonate" : "whenExpiry", { days: daysBefore ?? 0, least: points(leastPoints) }),
  };
  const sent = { purpose, action, reward: reward.publicId, most: mostPoints, keep: keepPoints, least: leastPoints };
  const key = newId();
  const agreed = { ...wish, reward: reward.publicId };
  return (
    <Form id="saving-agree" action={agree} className="grid max-w-xl gap-6">
      <Facts
        facts={[
          { label: t("reward"), value: reward.name },
          { label: t("when"), value: when[purpose]() },
          {
            label: t(action === "donate" ? "unitPrice" : "price"),
            value: t("points", { points: points(reward.points) }),
          },
          { label: t(action === "donate" ? "unitMost" : "most"), value: t("points", { points: points(mostPoints) }) },
        ]}
      />
      <p className="text-ink-soft">{t("rules")}</p>
      {Object.entries({ ...sent, days: daysBefore, key }).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Checkbox name="consent" label={t("consent")} required />
      <ProofField hint={t("code")} bound={wishBound({ session: session?.publicId ?? "", key, wish: agreed })} />
      <Buttons label={t("send")} pending={t("sending")} />
    </Form>
  );
}

async function Buttons({ label, pending }: { label: string; pending?: string }) {
  const t = await getTranslations("saving.confirm");
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton pending={pending}>{label}</SubmitButton>
      <ButtonLink href="/saving" look="secondary">
        {t("back")}
      </ButtonLink>
    </div>
  );
}
