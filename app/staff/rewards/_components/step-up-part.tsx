import { getLocale, getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { formatPoints } from "@/lib/base/format";
import { ruleOf } from "@/lib/loyalty/kinds";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { RewardKind } from "@/lib/loyalty/reward";
import type { Terms } from "@/lib/loyalty/terms";

type Props = { reward: { kind: RewardKind; details: Details; points: number }; terms: Terms };

/** What of this reward asks members for a second factor, and where that is set. */
export async function StepUpPart({ reward, terms }: Props) {
  const [t, locale] = await Promise.all([getTranslations("step-up.staff"), getLocale()]);
  const { askedFrom } = terms.stepUp;
  const { most } = ruleOf(reward.kind, reward.details);
  const asked = reward.points >= askedFrom ? "asked" : reward.points * most >= askedFrom ? "several" : "never";
  const said = { points: formatPoints(reward.points, locale), from: formatPoints(askedFrom, locale) };
  return (
    <Section id="step-up" title={t("title")}>
      <p className="max-w-prose">
        {t(asked, said)} {t("where")}{" "}
        <PendingLink href="/staff/programme" className="text-link">
          {t("link")}
        </PendingLink>
      </p>
    </Section>
  );
}
