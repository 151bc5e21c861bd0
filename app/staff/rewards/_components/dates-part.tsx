import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { add } from "../date-actions";
import { OneDate } from "./one-date";

/** When it takes place and how many can come; more dates are added, and each can be closed, made larger or called off. */
export async function DatesPart(props: {
  reward: StaffReward;
  zone: string;
  now: Date;
  mayEdit: boolean;
  mayCallOff: boolean;
}) {
  const { reward, mayEdit } = props;
  const t = await getTranslations("staff-rewards.dates");
  return (
    <Section title={t("title")} id="dates" lead={reward.dates.length === 0 ? t("none") : undefined}>
      <ul className="grid">
        {reward.dates.map((date) => (
          <li key={date.publicId} className="border-t border-line py-3 first:border-t-0">
            <OneDate {...props} date={date} />
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <Disclosure question={t("add")}>
          <Form id="reward-date" action={add} className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-1">
            <input type="hidden" name="rewardId" value={reward.publicId} />
            <Field name="from" label={t("from")} type="datetime-local" required />
            <Field name="until" label={t("until")} type="datetime-local" required />
            <Field name="place" label={t("place")} maxLength={120} />
            <Field name="capacity" label={t("capacity")} inputMode="numeric" required />
            <div>
              <SubmitButton look="secondary">{t("submit")}</SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
    </Section>
  );
}
