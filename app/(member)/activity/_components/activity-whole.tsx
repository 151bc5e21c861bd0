import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list-tools";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import type { Activity, ActivityCursor } from "@/db/queries/activity";
import type { InWords } from "@/lib/in-words";
import { reviewUntil } from "@/lib/loyalty/feedback-policy";
import { pendingByLine } from "@/lib/loyalty/lots";
import { Line } from "./line";
import { NothingLine } from "./nothing-line";
import { Pending } from "./pending";

type Props = { activity: Activity; cursor: ActivityCursor | null; words: InWords; now: Date };

/** A member's activity, a page of it, with what is pending above. */
export async function ActivityWhole({ activity, cursor, words, now }: Props) {
  const [t, ui] = await Promise.all([getTranslations("activity"), getTranslations("ui")]);
  const { standing, entries, contests, reviews, next } = activity;
  const reviewOf = (purchase: { publicId: string }, occurredAt: Date) => ({
    purchase: purchase.publicId,
    stars: reviews.get(purchase.publicId) ?? null,
    isOpen: reviewUntil(standing.terms, occurredAt) > now,
  });
  const pendingUntil = new Map(pendingByLine(standing.pendingLots).map((each) => [each.born, each.availableAt]));

  return (
    <>
      <PageTitle
        title={t("title")}
        lead={t("lead")}
        action={
          <ButtonLink href="/activity/statement" look="secondary">
            {t("statement")}
          </ButtonLink>
        }
      />
      <p className="text-ink-soft">{t("balance")}</p>
      <PointsFigure points={standing.spendable} unit={words.unit} locale={words.locale} size="heading" />
      {standing.debt > 0 ? <p className="max-w-prose">{t("owed", { points: words.points(standing.debt) })}</p> : null}
      <p className="flex flex-wrap gap-x-6">
        <PendingLink href="/activity/expiry" className="text-link inline-flex min-h-11 items-center">
          {t("expiry")}
        </PendingLink>
        {standing.terms.pools.isOn ? (
          <PendingLink href="/pool" className="text-link inline-flex min-h-11 items-center">
            {t("pool")}
          </PendingLink>
        ) : null}
        {standing.terms.transfer.isOn ? (
          <PendingLink href="/transfer" className="text-link inline-flex min-h-11 items-center">
            {t("transfer")}
          </PendingLink>
        ) : null}
      </p>
      <div className="mt-8">
        <Pending lots={standing.pendingLots} words={words} />
        <Section
          id="list"
          title={t("list")}
          lead={standing.pending > 0 ? t("afterPending") : null}
          action={
            <PendingLink href="/disputes" className="text-link inline-flex min-h-11 items-center">
              {t("disputes")}
            </PendingLink>
          }
        >
          {entries.length === 0 ? (
            <EmptyState
              kind={cursor === null ? "first" : "finished"}
              title={t("emptyTitle")}
              action={<ButtonLink href="/earn">{t("emptyAction")}</ButtonLink>}
            >
              <p>{t("empty")}</p>
            </EmptyState>
          ) : (
            <ol className="grid">
              {entries.map((entry) =>
                entry.what === "line" ? (
                  <Line
                    key={entry.line.version}
                    line={entry.line}
                    dispute={contests.lines.get(entry.line.version) ?? null}
                    pendingUntil={pendingUntil.get(entry.line.version) ?? null}
                    review={entry.line.purchase && reviewOf(entry.line.purchase, entry.line.occurredAt)}
                    words={words}
                  />
                ) : (
                  <NothingLine
                    key={entry.purchase.publicId}
                    purchase={entry.purchase}
                    dispute={contests.purchases.get(entry.purchase.publicId) ?? null}
                    review={reviewOf(entry.purchase, entry.purchase.occurredAt)}
                    words={words}
                  />
                ),
              )}
            </ol>
          )}
          <Pagination
            label={ui("pages")}
            previous={cursor === null ? null : { href: "/activity", label: t("newest") }}
            next={next && { href: hrefOf(next), label: t("older") }}
          />
        </Section>
      </div>
    </>
  );
}

function hrefOf({ version, purchase }: ActivityCursor): string {
  return `/activity?before=${version}${purchase === null ? "" : `&purchase=${purchase}`}`;
}
