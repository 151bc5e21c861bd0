import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list-tools";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { type ActivityCursor, listActivity } from "@/db/queries/activity";
import { inWords } from "@/lib/in-words";
import { reviewUntil } from "@/lib/loyalty/feedback-policy";
import { pendingByLine } from "@/lib/loyalty/lots";
import { requireMember } from "@/lib/session";
import { Line } from "./_components/line";
import { NothingLine } from "./_components/nothing-line";
import { Pending } from "./_components/pending";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("title") };
}

type Search = Promise<{ before?: string | string[]; purchase?: string | string[] }>;

export default async function ActivityPage({ searchParams }: { searchParams: Search }) {
  const { member, now } = await requireMember();
  const [t, ui, words, search] = await Promise.all([
    getTranslations("activity"),
    getTranslations("ui"),
    inWords(),
    searchParams,
  ]);
  const cursor = cursorIn(search);
  const { standing, entries, contests, reviews, next } = await listActivity(member.id, cursor, words.locale, now);
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

function cursorIn({ before, purchase }: Awaited<Search>): ActivityCursor | null {
  if (typeof before !== "string" || !/^[1-9]\d{0,8}$/.test(before)) return null;
  return { version: Number(before), purchase: typeof purchase === "string" ? purchase : null };
}

function hrefOf({ version, purchase }: ActivityCursor): string {
  return `/activity?before=${version}${purchase === null ? "" : `&purchase=${purchase}`}`;
}
