import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import type { CounterMember } from "@/db/queries/at-counter";
import { formatClock } from "@/lib/base/format-time";
import type { InWords } from "@/lib/in-words";

/** Who it is, as far as a cashier needs to know, with the balance to be read from a step away, and whether they agreed to spend. */
export function WhoPart({ member, words }: { member: CounterMember; words: InWords }) {
  const t = useTranslations("staff-counter.member");
  const { standing, consentUntil, state } = member;
  return (
    <div className="mb-8 grid gap-4">
      <dl className="counter-who">
        <div>
          <dt>{t("balance")}</dt>
          <dd className="text-title font-extrabold tabular-nums">
            {t("points", { points: words.points(standing.spendable), unit: words.unit })}
          </dd>
        </div>
        <div>
          <dt>{t("tier")}</dt>
          <dd className="text-lead font-semibold">{standing.tier.level.name[words.locale]}</dd>
        </div>
        <div>
          <dt>{t("number")}</dt>
          <dd className="text-lead font-semibold tabular-nums">{`···${member.number.slice(-4)}`}</dd>
        </div>
      </dl>
      {state === "locked" ? <Notice tone="warn">{t("locked")}</Notice> : null}
      <p>
        {consentUntil ? (
          <Badge tone="good" icon="check">
            {t("agreed", { at: formatClock(consentUntil, words.zone, words.locale) })}
          </Badge>
        ) : (
          <Badge icon="clock">{t("notAgreed")}</Badge>
        )}
      </p>
    </div>
  );
}
