import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import { giveBack } from "../date-actions";
import type { DateProps } from "./one-date";

type Props = DateProps & { calledOff: NonNullable<DateProps["date"]["calledOff"]> };

/** Why a date was called off, and how far giving points back is; what was left over is asked for again. */
export async function CalledOff({ reward, date, zone, mayCallOff, calledOff }: Props) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards.callOff"), getLocale()]);
  const { because, chooseUntil, batch, isBatchOver } = calledOff;
  const booked = { booked: date.booked, shown: formatPoints(date.booked, locale) };
  const until = formatInstant(chooseUntil, zone, locale);
  return (
    <div className="mt-1 grid max-w-prose gap-1">
      <p>{t("calledOff", { because })}</p>
      {date.booked === 0 ? <p>{t("nobodyLeft")}</p> : null}
      {date.booked > 0 && batch === null ? <p>{t("choosing", { ...booked, until })}</p> : null}
      {date.booked > 0 && batch !== null ? <p>{t(isBatchOver ? "left" : "underWay", booked)}</p> : null}
      {batch === null ? null : (
        <p>
          <a href={`/staff/fulfilment/batches/${batch}`} className="text-link inline-flex min-h-11 items-center">
            {t("batch")}
          </a>
        </p>
      )}
      {mayCallOff && date.booked > 0 && isBatchOver ? (
        <Form id={`give-back-${date.publicId}`} action={giveBack}>
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <input type="hidden" name="dateId" value={date.publicId} />
          <SubmitButton look="secondary" pending={t("pending")}>
            {t("again")}
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}
