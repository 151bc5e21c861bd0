import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { ledgerAlarm } from "@/db/queries/ledger-checks";
import { inWords } from "@/lib/in-words";

/** Nothing while the ledger is whole; else the first thing those who answer for it see. */
export async function LedgerAlarm() {
  const alarm = await ledgerAlarm();
  if (alarm === null) return null;
  const [t, words] = await Promise.all([getTranslations("staff-invariants"), inWords()]);
  const at = alarm.endedAt ? words.at(alarm.endedAt) : "";
  return (
    <div className="mb-8">
      <Notice tone="bad" title={t(alarm.foundCount > 0 ? "alarm" : "alarmFailed", { count: alarm.foundCount, at })}>
        <PendingLink href="/staff/invariants" className="text-link">
          {t("alarmAction")}
        </PendingLink>
      </Notice>
    </div>
  );
}
