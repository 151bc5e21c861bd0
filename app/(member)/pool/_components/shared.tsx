import { getTranslations } from "next-intl/server";
import { ExpiryCalendar } from "@/components/expiry-calendar";
import { PointsFigure } from "@/components/points-figure";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { PoolView } from "@/db/queries/pool";
import type { PoolBook } from "@/db/queries/pool-book";
import type { InWords } from "@/lib/in-words";
import { Book } from "./book";
import { ConfirmMove } from "./confirm-move";
import { Leaving } from "./leaving";
import { askedFor, Moving, type Typed } from "./moving";
import { Sharers } from "./sharers";

type Props = {
  view: PoolView;
  pool: NonNullable<PoolView["pool"]>;
  book: PoolBook;
  /** Whether the book is shown from its newest line on. */
  isFirst: boolean;
  typed: Typed;
  words: InWords;
  hasFactor: boolean;
};

/** The points that are shared, who shares them, and what can be done with them; what was asked for alone, while it is to be confirmed. */
export async function Shared({ view, pool, book, isFirst, typed, words, hasFactor }: Props) {
  const t = await getTranslations("pool");
  const mayMove = hasFactor && !pool.isLocked;
  const asked = mayMove ? askedFor({ view, typed, words }) : null;
  if (asked) return <ConfirmMove asked={asked} view={view} words={words} />;
  return (
    <>
      <p className="text-ink-soft">{t("shared.balance")}</p>
      <PointsFigure points={pool.spendable} unit={words.unit} locale={words.locale} size="heading" />
      {pool.isLocked ? (
        <div className="mt-8 grid">
          <Notice tone="warn">{t("refusal.pool_locked")}</Notice>
        </div>
      ) : null}
      {mayMove ? <Moving view={view} typed={typed} words={words} /> : null}
      {hasFactor ? null : <NeedsFactor />}
      <Section id="calendar" title={t("calendar.title")}>
        {book.calendar.dates.length === 0 && book.calendar.lasting.length === 0 ? (
          <p className="text-ink-soft">{t("calendar.empty")}</p>
        ) : (
          <ExpiryCalendar calendar={book.calendar} words={words} />
        )}
      </Section>
      <Book book={book} isFirst={isFirst} words={words} />
      <Sharers pool={pool} terms={view.terms} words={words} />
      {hasFactor ? <Leaving pool={pool} /> : null}
    </>
  );
}

async function NeedsFactor() {
  const t = await getTranslations("pool.needsApp");
  return (
    <div className="mt-8 grid gap-4 justify-items-start">
      <Notice title={t("title")}>
        <p>{t("body")}</p>
      </Notice>
      <ButtonLink href="/profile/security">{t("action")}</ButtonLink>
    </div>
  );
}
