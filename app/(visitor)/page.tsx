import { getLocale, getTranslations } from "next-intl/server";
import { MembershipCard } from "@/components/membership-card/membership-card";
import { PortalShell } from "@/components/portal-shell";
import { ButtonLink } from "@/components/ui/button";
import { termsHistory } from "@/db/queries/terms";
import { formatMoney } from "@/lib/base/format";
import { termsAsOf } from "@/lib/loyalty/terms";
import { currentVisit, homeOf } from "@/lib/session";
import { HowItWorks } from "./_components/how-it-works";
import { RewardTeaser } from "./_components/reward-teaser";
import { TierLadder } from "./_components/tier-ladder";

export default async function FrontPage() {
  const [t, locale, { installation, now, person }] = await Promise.all([
    getTranslations("front"),
    getLocale(),
    currentVisit(),
  ]);
  const terms = termsAsOf(await termsHistory(), now);
  const rate = terms.rates[installation.currency];
  const programme = installation.programmeName;
  const example = terms.tiers.levels[1] ?? terms.tiers.levels[0];

  return (
    <PortalShell>
      <div className="grid items-center gap-x-12 gap-y-10 lg:grid-cols-[1fr_26rem]">
        <div>
          <h1 className="max-w-xl text-display font-extrabold lg:text-figure">{t("title")}</h1>
          {rate ? (
            <p className="mt-5 max-w-lg text-lead text-ink-soft">
              {t("lead", {
                programme,
                points: rate.points,
                money: formatMoney(rate.minor, installation.currency, locale),
              })}
            </p>
          ) : null}
          <div className="mt-8 flex flex-wrap gap-3">
            {person ? (
              <ButtonLink href={homeOf(person)}>{t("home")}</ButtonLink>
            ) : (
              <>
                <ButtonLink href="/join" className="max-sm:px-3.5">
                  {t("join")}
                </ButtonLink>
                <ButtonLink href="/sign-in" look="secondary" className="max-sm:px-3.5">
                  {t("signIn")}
                </ButtonLink>
              </>
            )}
          </div>
        </div>
        {example ? (
          <div className="w-full max-w-md justify-self-center lg:rotate-2">
            <MembershipCard
              programmeName={programme}
              tierName={example.name[locale]}
              tone="gold"
              name={t("cardName")}
              number="6210348857120943"
              points={2_480}
              unit={installation.unitNames[locale]}
              locale={locale}
              label={t("cardLabel", { programme, tier: example.name[locale] })}
            />
          </div>
        ) : null}
      </div>
      <div className="mt-12 lg:mt-20">
        <HowItWorks />
        <RewardTeaser />
        <TierLadder terms={terms} />
      </div>
    </PortalShell>
  );
}
