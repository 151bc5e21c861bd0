import { getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/redemption-state";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, Pagination } from "@/components/ui/list-tools";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { type RedemptionFilter, type RedemptionView, redemptionFilters } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";

type RedemptionsShown = { show: RedemptionFilter; after: string | null };
type Props = { redemptions: RedemptionView[]; next: string | null; shown: RedemptionsShown; words: InWords };

/** A member's redemptions by state, a page of them; their codes stand on pages of their own. */
export async function RedemptionsWhole({ redemptions, next, shown, words }: Props) {
  const [t, ui] = await Promise.all([getTranslations("redemptions"), getTranslations("ui")]);
  const { show, after } = shown;
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <FilterChips
        label={t("show.label")}
        chips={redemptionFilters.map((each) => ({
          href: addressOf(each, null),
          label: t(`show.${each}`),
          current: each === show,
        }))}
      />
      <div className="mt-6">
        {redemptions.length === 0 ? (
          <NoRedemptions show={show} />
        ) : (
          <ul className="grid">
            {redemptions.map((redemption) => (
              <li key={redemption.publicId} className="border-t border-line py-4 first:border-t-0">
                <Redemption redemption={redemption} words={words} />
              </li>
            ))}
          </ul>
        )}
        <Pagination
          label={ui("pages")}
          previous={after === null ? null : { href: addressOf(show, null), label: t("newest") }}
          next={next === null ? null : { href: addressOf(show, next), label: t("older") }}
        />
      </div>
    </>
  );
}

async function Redemption({ redemption, words }: { redemption: RedemptionView; words: InWords }) {
  const t = await getTranslations("redemptions");
  const { state, expiresAt, bookedFor, quantity } = redemption;
  const end = expiresAt === null ? t("noEnd") : t("until", { at: words.until(expiresAt) });
  return (
    <article className="relative grid grid-cols-[5.5rem_1fr] items-center gap-4">
      <RewardPicture source={pictureOf(redemption)} motif={motifOfKind(redemption.kind)} seed={redemption.rewardId} />
      <div>
        <h2 className="text-body leading-snug font-bold">
          <PendingLink
            href={`/redemptions/${redemption.publicId}`}
            className="inline-flex min-h-11 items-center gap-1 after:absolute after:inset-0 hover:underline hover:underline-offset-4"
          >
            {quantity > 1 ? `${quantity} × ` : null}
            {redemption.rewardName}
          </PendingLink>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note">
          <StateBadge state={state} />
          {state === "ready" ? <span>{end}</span> : null}
          {state === "booked" && bookedFor ? <span>{t("bookedFor", { at: words.at(bookedFor) })}</span> : null}
          <span className="text-ink-soft">
            {t("redeemedOn", { at: words.shortDay(redemption.createdAt) })} ·{" "}
            {t("pointsSpent", { points: words.points(redemption.points) })}
          </span>
        </p>
      </div>
    </article>
  );
}

async function NoRedemptions({ show }: { show: RedemptionFilter }) {
  const t = await getTranslations("redemptions");
  if (show === "all") {
    return (
      <EmptyState
        kind="first"
        headingLevel={2}
        title={t("emptyTitle")}
        action={<ButtonLink href="/rewards">{t("emptyAction")}</ButtonLink>}
      >
        <p>{t("empty")}</p>
      </EmptyState>
    );
  }
  const isReady = show === "ready";
  return (
    <EmptyState
      kind={isReady ? "finished" : "unmatched"}
      headingLevel={2}
      title={isReady ? t("finishedTitle") : t("unmatchedTitle")}
      action={
        <ButtonLink href={isReady ? "/rewards" : "/redemptions"}>{isReady ? t("emptyAction") : t("clear")}</ButtonLink>
      }
    >
      <p>{isReady ? t("finished") : t("unmatched", { filter: t(`show.${show}`) })}</p>
    </EmptyState>
  );
}

function addressOf(show: RedemptionFilter, after: string | null): string {
  const query = new URLSearchParams({ ...(show === "all" ? {} : { show }), ...(after === null ? {} : { after }) });
  return query.size === 0 ? "/redemptions" : `/redemptions?${query}`;
}
