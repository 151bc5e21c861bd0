import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import { backingOf, findTierGives } from "@/db/queries/tier-gives";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import { emptyPromises } from "@/lib/loyalty/benefit-backing";
import { dayOf } from "@/lib/loyalty/calendar";

/** Which benefits a draft promises that nothing gives, and what would give them. */
export async function DraftPromises({ draft, now }: { draft: TermsDraftView; now: Instant }) {
  const { document } = draft;
  const [t, words] = await Promise.all([getTranslations("staff-programme.promises"), inWords()]);
  const gives = await findTierGives(words.locale, now, dayOf(now, document.zone));
  const promises = emptyPromises(document, backingOf(gives));
  if (promises.length === 0) return null;
  return (
    <div className="mb-8">
      <Notice tone="warn" icon="warning" title={t("title")}>
        <ul className="mt-2 grid gap-2">
          {promises.map(({ level, benefit }) => (
            <li key={`${level.code} ${benefit.id}`}>
              <span className="font-semibold">
                {t("one", { tier: level.name[words.locale], benefit: benefit[words.locale] })}
              </span>{" "}
              {t(benefit.kind)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
