import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import type { BalanceImport } from "@/db/queries/balance-imports";
import { inWords } from "@/lib/in-words";

/** What was brought in last, by whom; and what did not come to its end. */
export async function LatestImports({ imports }: { imports: BalanceImport[] }) {
  const [t, words] = await Promise.all([getTranslations("staff-balances.latest"), inWords()]);
  return (
    <Section id="latest" title={t("title")}>
      {imports.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
      <ul className="grid">
        {imports.map(({ importId, by, begunAt, planned, brought }) => (
          <li
            key={importId}
            className="flex flex-wrap items-center justify-between gap-x-6 border-t border-line py-2.5"
          >
            {brought === null ? (
              <div className="grid justify-items-start gap-1">
                <Badge icon="clock">{t("planned", { opened: planned.opened })}</Badge>
                <span className="text-note">{t("unfinished")}</span>
              </div>
            ) : (
              <span>{t("done", { opened: brought.opened, points: words.points(brought.points) })}</span>
            )}
            <span className="text-note text-ink-soft">
              {t("by", { name: by ?? t("operator"), at: words.at(begunAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
