import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import type { Instant } from "@/lib/base/clock";
import { formatPoints } from "@/lib/base/format";
import { formatInstant, zoneLabel } from "@/lib/base/format-time";
import { keep, raise } from "../price-actions";

/** A dearer price of a reward that members have seen: announced ahead by the terms' notice, or taken back before it begins. */
export async function PricePart(props: {
  reward: StaffReward;
  now: Instant;
  zone: string;
  unit: string;
  days: number;
}) {
  const { reward, now, zone, unit, days } = props;
  const [t, locale] = await Promise.all([getTranslations("staff-rewards"), getLocale()]);
  if (reward.publishedAt === null || reward.state === "archived") return null;
  const coming = reward.prices.find((price) => price.since > now);
  const target = (
    <>
      <input type="hidden" name="rewardId" value={reward.publicId} />
      <input type="hidden" name="version" value={reward.version} />
    </>
  );
  return (
    <Section id="price" title={t("price.title")} lead={t("price.lead", { days })}>
      {coming ? (
        <div className="mb-6 grid gap-4">
          <Notice tone="warn">
            {t("price.coming", {
              points: formatPoints(coming.points, locale),
              unit,
              at: formatInstant(coming.since, zone, locale),
            })}
          </Notice>
          <Form id="reward-keep-price" action={keep}>
            {target}
            <div>
              <SubmitButton look="secondary">{t("price.keep")}</SubmitButton>
            </div>
          </Form>
        </div>
      ) : null}
      <Form id="reward-raise-price" action={raise} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-1">
        {target}
        <Field name="nextPoints" label={t("price.nextPoints", { unit })} inputMode="numeric" required />
        <Field
          name="nextFrom"
          label={t("price.nextFrom", { zone: zoneLabel(now, zone) })}
          hint={t("price.nextFromHint")}
          type="datetime-local"
        />
        <div>
          <SubmitButton look="secondary">{t("price.submit")}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
