import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import type { CounterMember } from "@/db/queries/at-counter";
import { formatClock } from "@/lib/base/format-time";
import type { InWords } from "@/lib/in-words";

/** Who it is, as far as a cashier needs to know, and whether they agreed to spend. */
export function WhoPart({ member, words }: { member: CounterMember; words: InWords }) {
  const t = useTranslations("staff-counter.member");
  const { standing, consentUntil, state } = member;
  return (
    <div className="grid gap-4">
      <Facts
        facts={[
          { label: t("tier"), value: standing.tier.level.name[words.locale] },
          { label: t("balance"), value: t("points", { points: words.points(standing.spendable), unit: words.unit }) },
          { label: t("number"), value: `···${member.number.slice(-4)}` },
        ]}
      />
      {state === "locked" ? <Notice tone="warn">{t("locked")}</Notice> : null}
      {consentUntil ? (
        <Notice tone="good">{t("agreed", { at: formatClock(consentUntil, words.zone, words.locale) })}</Notice>
      ) : (
        <Notice>{t("notAgreed")}</Notice>
      )}
    </div>
  );
}
