import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findLeftByHand } from "@/db/queries/by-hand";
import type { StaffMember } from "@/db/queries/staff-members";
import type { Instant } from "@/lib/base/clock";
import { formatPoints } from "@/lib/base/format";
import { newId } from "@/lib/base/uuid";
import { adjustLimitsADay } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import { adjust } from "../actions";
import { BalanceToCome } from "./balance-to-come";

/** Correcting points with a reason: the balance to come is shown while typing, or by a press of its own where scripts do not run. */
export async function AdjustPart(props: {
  member: StaffMember;
  name: string;
  actor: Actor<"members.adjust">;
  unit: string;
  now: Instant;
}) {
  const { member, name, unit, actor, now } = props;
  const [t, page, locale, left] = await Promise.all([
    getTranslations("staff-members.adjust"),
    getTranslations("staff-members.page"),
    getLocale(),
    findLeftByHand(actor, member.id, now),
  ]);
  const aDay = adjustLimitsADay(actor.role);
  const [limit, inAll] = [formatPoints(aDay.toOne, locale), formatPoints(aDay.inAll, locale)];
  const lead = t("lead", { limit, inAll, unit });
  const today = left < aDay.toOne ? ` ${t("left", { left: formatPoints(left, locale), unit })}` : "";
  return (
    <Section title={page("adjust")} id="adjusting" lead={`${lead}${today}`}>
      <Form id="adjust" action={adjust} className="grid max-w-xl gap-4">
        <input type="hidden" name="memberId" value={member.publicId} />
        <input type="hidden" name="key" value={newId()} />
        <BalanceToCome
          spendable={member.standing.spendable}
          locale={locale}
          words={{ title: t("title", { name }), now: t("now"), after: t("then"), unit }}
        >
          <div className="field-rows grid sm:grid-cols-2 lg:grid-cols-1">
            <Field
              name="points"
              label={t("points")}
              hint={t("pointsHint")}
              inputMode="text"
              autoComplete="off"
              required
            />
            <Select
              name="kind"
              label={t("kind")}
              options={[
                { value: "base", label: t("base") },
                { value: "bonus", label: t("bonus") },
              ]}
            />
          </div>
        </BalanceToCome>
        <Textarea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={500} required />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t("submit")}</SubmitButton>
          <noscript>
            <SubmitButton look="secondary" name="preview" value="1">
              {t("preview")}
            </SubmitButton>
          </noscript>
        </div>
      </Form>
    </Section>
  );
}
