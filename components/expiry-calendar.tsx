import { useTranslations } from "next-intl";
import type { InWords } from "@/lib/in-words";
import type { ExpiringPart, WholeCalendar } from "@/lib/loyalty/expiry-calendar";

/** Every point by its last moment, soonest first, with what it is made of; what never ends comes last. */
export function ExpiryCalendar({ calendar, words }: { calendar: WholeCalendar; words: InWords }) {
  const t = useTranslations("expiry");
  return (
    <>
      {calendar.dates.length === 0 ? <p className="mb-4">{t("none")}</p> : null}
      <ol className="grid max-w-2xl">
        {calendar.dates.map(({ at, points, parts }) => (
          <li
            key={at.getTime()}
            className="grid grid-cols-[1fr_auto] gap-x-4 border-t border-line py-3 first:border-t-0"
          >
            <p className="font-semibold">
              <time dateTime={at.toISOString()}>{t("until", { at: words.until(at) })}</time>
            </p>
            <p className="text-end font-bold whitespace-nowrap">
              {words.points(points)} {words.unit}
            </p>
            <ul className="text-note text-ink-soft col-span-2">
              {parts.map((part) => (
                <li key={JSON.stringify(part)}>{partInWords(part)}</li>
              ))}
            </ul>
          </li>
        ))}
        {calendar.lasting.map(({ kind, points }) => (
          <li key={kind} className="grid grid-cols-[1fr_auto] gap-x-4 border-t border-line py-3 first:border-t-0">
            <p className="font-semibold">{t("lasting")}</p>
            <p className="text-end font-bold whitespace-nowrap">
              {words.points(points)} {words.unit}
            </p>
            <p className="text-note text-ink-soft col-span-2">
              {t("lastingPart", { points: words.points(points), kind: t(`kinds.${kind}`) })}
            </p>
          </li>
        ))}
      </ol>
    </>
  );

  function partInWords({ kind, points, pendingUntil, livesOnUntil }: ExpiringPart): string {
    return [
      t("part", { points: words.points(points), kind: t(`kinds.${kind}`) }),
      ...(pendingUntil ? [t("pending", { at: words.at(pendingUntil) })] : []),
      ...(livesOnUntil ? [t("livesOn", { at: words.until(livesOnUntil) })] : []),
    ].join(", ");
  }
}
