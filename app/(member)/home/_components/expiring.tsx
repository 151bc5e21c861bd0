import { useTranslations } from "next-intl";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import type { Expiry } from "@/lib/loyalty/lots";

/** What expires next, with its last moment and zone; the whole calendar is a page of its own. */
export function Expiring({ expiries, words }: { expiries: Expiry[]; words: InWords }) {
  const t = useTranslations("home");
  const [next] = expiries;
  return (
    <Section
      id="expiring"
      title={t("expiring")}
      action={
        <PendingLink href="/activity/expiry" className="text-link inline-flex min-h-11 items-center gap-1">
          {t("expiringAll")}
        </PendingLink>
      }
    >
      {next ? (
        <div className="grid justify-items-start">
          <p className="max-w-prose text-lead">
            {t.rich("expiringLine", {
              points: words.points(next.points),
              at: words.until(next.at),
              when: (chunks) => (
                <time dateTime={next.at.toISOString()} className="font-bold">
                  {chunks}
                </time>
              ),
            })}
          </p>
          <PendingLink href="/saving#before-expiry" className="text-link inline-flex min-h-11 items-center gap-1">
            {t("expiringSave")}
          </PendingLink>
        </div>
      ) : (
        <p className="text-ink-soft">{t("expiringNone")}</p>
      )}
    </Section>
  );
}
