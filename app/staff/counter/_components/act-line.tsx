import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { Act } from "@/db/queries/shifts";
import { formatClock } from "@/lib/base/format-time";
import type { InWords } from "@/lib/in-words";

/** One thing that was done at the counter: what, when, and what it came to. */
export function ActLine({ act, words, children }: { act: Act; words: InWords; children?: ReactNode }) {
  const t = useTranslations("staff-counter.acts");
  const { kind, totalMinor, cashMinor, currency, receipt, rewardName, points, isUndone, supervisor } = act;
  const money = totalMinor !== null && currency ? words.money(totalMinor, currency) : "";
  const isOfVoucher = kind === "use" || kind === "reinstatement";
  const signed = kind === "purchase" || kind === "cancellation" ? points : 0 - points;
  return (
    <li className="border-t border-line py-2.5">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1 break-words">
          <span className="font-semibold">
            {kind === "purchase" || kind === "refund"
              ? t(kind, { money })
              : t(kind, { reward: rewardName ?? t("aReward") })}
          </span>
          {isUndone ? <Badge icon="undo">{t("undone")}</Badge> : null}
        </p>
        {isOfVoucher ? null : (
          <p className="font-semibold tabular-nums">
            {t("points", { points: words.change(signed), unit: words.unit })}
          </p>
        )}
      </div>
      <p className="text-note text-ink-soft">
        {[
          formatClock(act.at, words.zone, words.locale),
          receipt === null ? null : t("receipt", { receipt }),
          isOfVoucher && money !== "" ? t("bill", { money }) : null,
          cashMinor !== null && currency
            ? t(kind === "use" ? "cash" : "cashBack", { money: words.money(cashMinor, currency) })
            : null,
          supervisor === null ? null : t("agreed", { name: supervisor }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {children}
    </li>
  );
}
