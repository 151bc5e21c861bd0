import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listLatestBatches } from "@/db/queries/fulfilment-batches";
import { inWords } from "@/lib/in-words";
import { targetOf } from "./moves-for";

const LATEST = 5;

/** What was last asked to be done together, and how far it has come. */
export async function LatestBatches() {
  const [t, words, batches] = await Promise.all([
    getTranslations("staff-fulfilment"),
    inWords(),
    listLatestBatches(LATEST),
  ]);
  return (
    <Section id="batches" title={t("batches.title")}>
      {batches.length === 0 ? <p className="text-ink-soft">{t("batches.none")}</p> : null}
      <ul className="grid">
        {batches.map(({ publicId, to, moved, total, createdAt }) => (
          <li key={publicId} className="flex flex-wrap items-center justify-between gap-x-6 border-t border-line py-2">
            <PendingLink
              href={`/staff/fulfilment/batches/${publicId}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {t(`to.${targetOf(to)}`)}
            </PendingLink>
            <span className="text-note text-ink-soft">
              {t("batches.line", { moved, total, at: words.at(createdAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
