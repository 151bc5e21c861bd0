import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listCatalogueBatches } from "@/db/queries/catalogue-batches";
import { inWords } from "@/lib/in-words";
import { batchTitle } from "../../_components/batch-title";

const LATEST = 8;

/** What was last changed together, and how far it has come. */
export async function LatestChanges() {
  const [t, words, batches] = await Promise.all([
    getTranslations("staff-catalogue.import"),
    inWords(),
    listCatalogueBatches(LATEST),
  ]);
  const titled = await Promise.all(batches.map(async (batch) => ({ ...batch, title: await batchTitle(batch) })));
  return (
    <Section id="latest" title={t("latest")}>
      {titled.length === 0 ? <p className="text-ink-soft">{t("latestNone")}</p> : null}
      <ul className="grid">
        {titled.map(({ publicId, title, done, total, createdAt }) => (
          <li key={publicId} className="flex flex-wrap items-center justify-between gap-x-6 border-t border-line py-2">
            <PendingLink
              href={`/staff/rewards/batches/${publicId}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {title}
            </PendingLink>
            <span className="text-note text-ink-soft">{t("line", { done, total, at: words.at(createdAt) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
