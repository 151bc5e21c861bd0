import { getTranslations } from "next-intl/server";
import { GroupedCode } from "@/components/grouped-code";
import { StateBadge } from "@/components/redemption-state";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts } from "@/components/ui/section";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";

export async function RedemptionFacts({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const [t, cash] = await Promise.all([getTranslations("redemptions.detail"), getTranslations("reward-kinds.cash")]);
  const { state, quantity, points, cashMinor, currency, createdAt, publicId, journalVersion, wishedAt } = redemption;
  return (
    <Facts
      facts={[
        { label: t("stateLabel"), value: <StateBadge state={state} /> },
        { label: t("when"), value: words.at(createdAt) },
        ...(wishedAt ? [{ label: t("byWish"), value: <ByWish at={words.at(wishedAt)} /> }] : []),
        {
          label: t("paid"),
          value: t("paidValue", { quantity, price: words.points(points / quantity), points: words.points(points) }),
        },
        ...(cashMinor === null ? [] : [{ label: cash("title"), value: words.money(cashMinor, currency) }]),
        ...(journalVersion === null
          ? []
          : [{ label: t("why"), value: <WhyLink version={journalVersion} words={t("whyLink")} /> }]),
        { label: t("number"), value: <GroupedCode code={publicId} className="text-note" /> },
      ]}
    />
  );
}

/** The way to the line that paid for it. */
function WhyLink({ version, words }: { version: number; words: string }) {
  return (
    <PendingLink
      href={`/activity?before=${version + 1}#line-${version}`}
      className="text-link inline-flex min-h-11 items-center gap-1"
    >
      {words}
    </PendingLink>
  );
}

/** That nobody pressed a button, and where that can be changed. */
async function ByWish({ at }: { at: string }) {
  const t = await getTranslations("redemptions.detail");
  return (
    <>
      {t("byWishValue", { at })}{" "}
      <PendingLink href="/saving" className="text-link inline-flex min-h-11 items-center gap-1">
        {t("byWishLink")}
      </PendingLink>
    </>
  );
}
