import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { QueuedRedemption } from "@/db/queries/fulfilment";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";

const DAY_MS = 86_400_000;

/** How long it waits, and against what: its date, the day it was promised for, or late in a word with its sign. */
export async function Waits({ row, now }: { row: QueuedRedemption; now: Instant }) {
  const [t, words] = await Promise.all([getTranslations("staff-fulfilment"), inWords()]);
  const { createdAt, dueAt, date } = row;
  const days = Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / DAY_MS));
  return (
    <span className="grid justify-items-start gap-1">
      <span>{t("waits", { days })}</span>
      {dueAt !== null && dueAt < now ? (
        <Badge tone="bad" icon="warning">
          {t("isLate", { day: words.shortDay(dueAt) })}
        </Badge>
      ) : null}
      {dueAt !== null && dueAt >= now ? (
        <span className="text-note text-ink-soft">{t("dueBy", { day: words.shortDay(dueAt) })}</span>
      ) : null}
      {date === null ? null : (
        <span className="text-note text-ink-soft">
          {[words.at(new Date(date.startsAt)), date.place].filter(Boolean).join(" · ")}
        </span>
      )}
    </span>
  );
}
