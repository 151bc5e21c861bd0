import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import { change } from "../date-actions";
import { CallOff } from "./call-off";
import { CalledOff } from "./called-off";

export type DateProps = {
  reward: StaffReward;
  date: StaffReward["dates"][number];
  zone: string;
  now: Date;
  mayEdit: boolean;
  mayCallOff: boolean;
};

/** A date with how many come: changed and called off until it begins, and once called off what became of those who had booked. */
export async function OneDate(props: DateProps) {
  const { reward, date, zone, now, mayEdit, mayCallOff } = props;
  const [t, locale] = await Promise.all([getTranslations("staff-rewards.dates"), getLocale()]);
  const when = formatInstant(date.startsAt, zone, locale);
  const name = [when, date.place].filter(Boolean).join(", ");
  return (
    <>
      <p className="font-semibold">{name}</p>
      <p className="text-note text-ink-soft">
        {t("booked", { booked: formatPoints(date.booked, locale), capacity: formatPoints(date.capacity, locale) })}
        {date.isOpen || date.calledOff ? null : ` · ${t("closed")}`}
      </p>
      {date.calledOff ? <CalledOff {...props} calledOff={date.calledOff} /> : null}
      {mayEdit && !date.calledOff ? (
        <Form
          id={`reward-date-${date.publicId}`}
          action={change}
          className="mt-2 grid items-start gap-4 sm:grid-cols-[10rem_12rem_auto] sm:justify-start lg:grid-cols-[8rem_minmax(0,1fr)_auto] lg:justify-stretch"
        >
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <input type="hidden" name="dateId" value={date.publicId} />
          <input type="hidden" name="version" value={date.version} />
          <Field
            name="capacity"
            label={t("capacity")}
            inputMode="numeric"
            defaultValue={formatPoints(date.capacity, locale)}
          />
          <Select
            name="open"
            label={t("isOpen")}
            options={[
              { value: "yes", label: t("open") },
              { value: "no", label: t("closed") },
            ]}
            defaultValue={date.isOpen ? "yes" : "no"}
          />
          <div className="sm:pt-7">
            <SubmitButton look="secondary">{t("change")}</SubmitButton>
          </div>
        </Form>
      ) : null}
      {mayCallOff && !date.calledOff && date.startsAt > now ? <CallOff {...props} name={name} /> : null}
    </>
  );
}
