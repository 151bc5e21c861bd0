import { getTranslations } from "next-intl/server";
import { earlierInWords, limitInWords } from "@/components/availability-in-words";
import { segmentsInWords } from "@/components/segments-in-words";
import { tierAndAbove } from "@/components/tier-and-above";
import { ButtonLink } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import { PendingLink } from "@/components/ui/pending-link";
import type { RewardPage } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";
import type { Availability } from "@/lib/loyalty/reward";
import { joinPath, signInPath } from "@/lib/return-to";
import { currentVisit } from "@/lib/session";
import { RedeemSheet } from "./redeem-sheet";

/** What whoever looks can do about this reward: redeem it, sign in first, or read why not and what would help. */
export async function WayToRedeem({ page, words }: { page: RewardPage; words: InWords }) {
  const [t, { person }] = await Promise.all([getTranslations("rewards.detail"), currentVisit()]);
  const { reward, standing } = page;
  const answer = reward.availability;
  const whyNot =
    answer === null || answer.code === "redeemable" ? null : <WhyNot answer={answer} page={page} words={words} />;
  if (standing !== null) {
    // The form stays where it is when a refusal leaves nothing to redeem: its reason is read in it.
    return (
      <>
        {whyNot}
        <RedeemSheet page={page} standing={standing} words={words} isOpen={whyNot === null} />
        <p className="mt-3">
          <PendingLink
            href={page.own?.isGoal ? "/saving" : `/saving?goal=${reward.publicId}`}
            className="text-link inline-flex min-h-11 items-center gap-1"
          >
            {t(page.own?.isGoal ? "isGoal" : "makeGoal")}
          </PendingLink>
        </p>
      </>
    );
  }
  const maySuitOthers = answer?.code === "tier_required" || answer?.code === "segment_required";
  if (whyNot !== null && !maySuitOthers) return whyNot;
  if (person !== null) return <p className="mt-6">{t("staff")}</p>;
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      <ButtonLink href={signInPath(`/rewards/${reward.publicId}`)}>{t("signIn")}</ButtonLink>
      <ButtonLink href={joinPath(`/rewards/${reward.publicId}`)} look="secondary">
        {t("join")}
      </ButtonLink>
    </div>
  );
}

type NotRedeemable = Exclude<Availability, { code: "redeemable" }>;

async function WhyNot({ answer, page, words }: { answer: NotRedeemable; page: RewardPage; words: InWords }) {
  const [t, { now }] = await Promise.all([getTranslations("rewards"), currentVisit()]);
  const { reward, standing, terms } = page;
  const have = standing?.spendable ?? 0;
  return (
    <div className="mt-6 grid justify-items-start gap-4">
      <p className="max-w-prose">{sentence()}</p>
      {answer.code === "points_missing" ? (
        <>
          <div className="w-full max-w-md">
            <Meter
              value={have}
              max={reward.points}
              label={t("detail.meter", { points: words.points(answer.missing) })}
            />
          </div>
          <ButtonLink href="/earn" look="secondary">
            {t("detail.earn")}
          </ButtonLink>
        </>
      ) : (
        <ButtonLink href={answer.code === "tier_required" ? "/tiers" : "/rewards"} look="secondary">
          {answer.code === "tier_required" ? t("detail.tiers") : t("detail.back")}
        </ButtonLink>
      )}
    </div>
  );

  function sentence(): string {
    switch (answer.code) {
      case "points_missing":
        return t("why.points_missing", {
          have: words.points(have),
          cost: words.points(reward.points),
          points: words.points(answer.missing),
        });
      case "tier_required":
        return t("why.tier_required", {
          tier: tierAndAbove(answer.tier, { levels: terms.tiers.levels, locale: words.locale, t }),
        });
      case "total_reached":
        return t("why.total_reached", { total: words.points(answer.total) });
      case "segment_required":
        return t("why.segment_required", {
          segments: segmentsInWords(answer.segments, terms, words.locale, t("someSegment")),
        });
      case "limit_reached":
        return t("why.limit_reached", limitInWords(answer, words));
      case "starts_later": {
        const at = words.at(answer.at);
        const others = earlierInWords(answer.before, { terms, words, now, t });
        if (others === null) return t("why.starts_later", { at });
        return t(standing ? "why.starts_later_before" : "why.starts_later_others", { others, at });
      }
      case "out_of_stock":
      case "ended":
      case "not_published":
        return t(`why.${answer.code}`);
    }
  }
}
