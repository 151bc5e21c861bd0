import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import { add, change } from "../date-actions";

/** When it takes place and how many can come; more dates are added, and each can be closed or made larger. */
export async function DatesPart({ reward, zone, mayEdit }: { reward: StaffReward; zone: string; mayEdit: boolean }) {
  const t = await getTranslations("staff-rewards.dates");
  return (
    <Section title={t("title")} id="dates" lead={reward.dates.length === 0 ? t("none") : undefined}>
      <ul className="grid">
        {reward.dates.map((date) => (
          <li key={date.publicId} className="border-t border-line py-3 first:border-t-0">
            <OneDate reward={reward} date={date} zone={zone} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <Disclosure question={t("add")}>
          <Form id="reward-date" action={add} className="grid items-end gap-4 sm:grid-cols-2">
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

async function OneDate(props: {
  reward: StaffReward;
  date: StaffReward["dates"][number];
  zone: string;
  mayEdit: boolean;
}) {
  const { reward, date, zone, mayEdit } = props;
  const [t, locale] = await Promise.all([getTranslations("staff-rewards.dates"), getLocale()]);
  const when = formatInstant(date.startsAt, zone, locale);
  return (
    <>
      <p className="font-semibold">{[when, date.place].filter(Boolean).join(", ")}</p>
      <p className="text-note text-ink-soft">
        {t("booked", { booked: formatPoints(date.booked, locale), capacity: formatPoints(date.capacity, locale) })}
        {date.isOpen ? null : ` · ${t("closed")}`}
      </p>
      {mayEdit ? (
        <Form
          id={`reward-date-${date.publicId}`}
          action={change}
          className="mt-2 grid items-end justify-start gap-4 sm:grid-cols-[10rem_12rem_auto]"
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
          <SubmitButton look="secondary">{t("change")}</SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
