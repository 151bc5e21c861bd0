import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import type { DisputeView } from "@/db/queries/disputes";
import type { InWords } from "@/lib/in-words";

/** What an accepted dispute changed in the book, with the way to the line. */
export async function Outcome({ dispute, words }: { dispute: DisputeView; words: InWords }) {
  if (dispute.state !== "accepted") return null;
  const t = await getTranslations("disputes.outcome");
  const { outcome } = dispute;
  return (
    <div className="mb-8">
      <Notice tone="good" title={t("title")}>
        {outcome === null ? (
          <p>{t("none")}</p>
        ) : (
          <p className="flex flex-wrap items-center gap-x-4">
            {t("line", { version: outcome.version, change: words.change(outcome.points), unit: words.unit })}
            <PendingLink
              href={`/activity?before=${outcome.version + 1}#line-${outcome.version}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {t("see")}
            </PendingLink>
          </p>
        )}
      </Notice>
    </div>
  );
}
