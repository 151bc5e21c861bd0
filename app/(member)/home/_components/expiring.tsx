import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import type { Expiry } from "@/lib/loyalty/lots";

/** What expires next, with its last moment and zone; the whole calendar one tap away. */
export function Expiring({ expiries, words }: { expiries: Expiry[]; words: InWords }) {
  const t = useTranslations("home");
  const [next, ...later] = expiries;
  return (
    <Section id="expiring" title={t("expiring")}>
      {next ? (
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
      ) : (
        <p className="text-ink-soft">{t("expiringNone")}</p>
      )}
      {next && later.length > 0 ? (
        <Disclosure question={t("expiringAll")}>
          <dl className="grid max-w-md">
            {expiries.map(({ at, points }) => (
              <div
                key={at.getTime()}
                className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 first:border-t-0"
              >
                <dt>
                  {t("calendarDay")} <time dateTime={at.toISOString()}>{words.until(at)}</time>
                </dt>
                <dd className="font-semibold">
                  {words.points(points)} {words.unit}
                </dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      ) : null}
    </Section>
  );
}
