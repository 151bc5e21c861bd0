import { getLocale, getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listStepUps } from "@/db/queries/step-ups-given";
import { formatInstant } from "@/lib/base/format-time";

/** When a second factor was used to redeem or to show a code, so that its owner sees what was not theirs. */
export async function StepUps({ personId, zone }: { personId: number; zone: string }) {
  const [t, factor, devices, locale] = await Promise.all([
    getTranslations("step-up.history"),
    getTranslations("step-up.factor"),
    getTranslations("profile.security.devices"),
    getLocale(),
  ]);
  const given = await listStepUps(personId, locale);
  return (
    <Section id="step-ups" title={t("title")} lead={given.length > 0 ? t("lead") : t("none")}>
      <ul className="grid empty:hidden">
        {given.map((each) => (
          <li key={each.key} className="grid border-t border-line py-2 first:border-t-0">
            <PendingLink
              href={`/redemptions/${each.redemptionId}`}
              className="text-link inline-flex min-h-11 items-center justify-self-start"
            >
              {t(each.what, { reward: each.rewardName })}
            </PendingLink>
            <p className="text-note text-ink-soft">
              {t("with", {
                factor: factor(each.factor),
                device: each.device || devices("unknown"),
                at: formatInstant(each.at, zone, locale),
              })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
