import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatPoints } from "@/lib/base/format";
import { choiceHours } from "@/lib/loyalty/kinds/dates";
import { callOff } from "../date-actions";
import type { DateProps } from "./one-date";

/** Asks once more, with the reason everybody is told and how long they may choose another date. */
export async function CallOff({ reward, date, name }: DateProps & { name: string }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards.callOff"), getLocale()]);
  return (
    <Disclosure question={t("open")}>
      <Form id={`call-off-${date.publicId}`} action={callOff} className="grid max-w-xl gap-4">
        <input type="hidden" name="rewardId" value={reward.publicId} />
        <input type="hidden" name="dateId" value={date.publicId} />
        <input type="hidden" name="version" value={date.version} />
        <p>{t("what", { name, booked: date.booked, shown: formatPoints(date.booked, locale) })}</p>
        <Field name="because" label={t("because")} hint={t("becauseHint")} maxLength={300} required />
        <Select
          name="hours"
          label={t("hours")}
          options={choiceHours.map((hours) => ({ value: String(hours), label: t(`choice.${hours}`) }))}
          defaultValue="72"
        />
        <div>
          <SubmitButton look="danger" pending={t("pending")}>
            {t("submit")}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  );
}
