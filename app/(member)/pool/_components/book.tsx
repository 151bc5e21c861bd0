import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { PointsChange } from "@/components/points-figure";
import { Badge } from "@/components/ui/badge";
import { Pagination } from "@/components/ui/list-tools";
import { Section } from "@/components/ui/section";
import { Why } from "@/components/why";
import type { PoolBook } from "@/db/queries/pool-book";
import type { InWords } from "@/lib/in-words";

/** Everything that happened to the shared points: when, by whom, how much, what was there after it, and why. */
export async function Book({ book, isFirst, words }: { book: PoolBook; isFirst: boolean; words: InWords }) {
  const [t, ui] = await Promise.all([getTranslations("pool.book"), getTranslations("ui")]);
  return (
    <Section id="book" title={t("title")} lead={t("lead")}>
      {book.lines.length === 0 ? (
        <p className="text-ink-soft">{t("empty")}</p>
      ) : (
        <ol className="grid">
          {book.lines.map((each) => (
            <BookLine key={each.line.version} {...each} words={words} />
          ))}
        </ol>
      )}
      <Pagination
        label={ui("pages")}
        previous={isFirst ? null : { href: "/pool#book", label: t("newest") }}
        next={book.next === null ? null : { href: `/pool?before=${book.next}#book`, label: t("older") }}
      />
    </Section>
  );
}

async function BookLine({ line, by, words }: PoolBook["lines"][number] & { words: InWords }) {
  const t = await getTranslations("pool.book");
  const name = by?.isOwn ? t("you") : (by?.name ?? t("gone"));
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-6 border-t border-line pt-3 first:border-t-0">
      <p className="font-semibold">
        {by ? t(line.points < 0 ? "out" : "in", { name }) : lineTitle(line, words)}{" "}
        {line.isWritten ? null : <Badge icon="clock">{t("unwritten")}</Badge>}
      </p>
      <p className="text-end">
        {line.points === 0 ? null : <PointsChange points={line.points} unit={words.unit} locale={words.locale} />}
      </p>
      <p className="col-span-2 text-note text-ink-soft sm:col-span-1">
        <time dateTime={line.occurredAt.toISOString()}>{words.at(line.occurredAt)}</time>
      </p>
      <p className="col-span-2 text-note text-ink-soft sm:col-span-1 sm:text-end">
        {t("after", { points: words.points(line.balanceAfter) })}
      </p>
      <div className="col-span-2">
        <Why line={line} words={words} />
      </div>
    </li>
  );
}
