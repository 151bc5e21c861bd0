import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import type { Shift, ShiftSummary } from "@/db/queries/shifts";
import type { InWords } from "@/lib/in-words";

type Props = { shift: Shift; summary: ShiftSummary; currency: string; words: InWords };

/** What a shift came to, and how it differs from what the till counted. */
export function ShiftFacts(props: Props) {
  const t = useTranslations("staff-counter.shift");
  const { shift, summary, currency, words } = props;
  const money = (minor: number) => words.money(minor, currency);
  const points = (count: number) => t("points", { points: words.points(count), unit: words.unit });
  return (
    <>
      {shift.closedAt ? <Differences {...props} /> : null}
      <Facts
        facts={[
          { label: t("store"), value: [shift.storeName, shift.city].filter(Boolean).join(", ") },
          { label: t("opened"), value: words.at(shift.openedAt) },
          { label: t("closed"), value: shift.closedAt ? words.at(shift.closedAt) : t("stillOpen") },
          {
            label: t("purchases"),
            value: t("purchasesOf", { count: summary.receipts, money: money(summary.totalMinor) }),
          },
          { label: t("earned"), value: points(summary.earned) },
          { label: t("undone"), value: t("purchasesOf", { count: summary.undone, money: money(summary.undoneMinor) }) },
          {
            label: t("redemptions"),
            value: t("redemptionsOf", { count: summary.redemptions, points: points(summary.spent) }),
          },
          { label: t("cancellations"), value: words.points(summary.cancellations) },
          {
            label: t("vouchers"),
            value: t("vouchersOf", { count: summary.vouchers, money: money(summary.discountMinor) }),
          },
          ...(summary.reinstated > 0 ? [{ label: t("reinstated"), value: words.points(summary.reinstated) }] : []),
          ...(summary.cashMinor > 0 ? [{ label: t("cash"), value: money(summary.cashMinor) }] : []),
          { label: t("visits"), value: words.points(summary.visits) },
        ]}
      />
    </>
  );
}

function Differences({ shift, summary, currency, words }: Props) {
  const t = useTranslations("staff-counter.shift");
  const { tillReceipts, tillMinor } = shift;
  if (tillReceipts === null && tillMinor === null) return null;
  const receipts = (tillReceipts ?? summary.receipts) - summary.receipts;
  const minor = (tillMinor ?? summary.totalMinor) - summary.totalMinor;
  const isSame = receipts === 0 && minor === 0;
  const sign = minor > 0 ? "+" : minor < 0 ? "−" : "";
  const money = `${sign}${words.money(Math.abs(minor), currency)}`;
  return (
    <div className="mb-6">
      <Notice tone={isSame ? "good" : "warn"} title={t(isSame ? "agrees" : "differs")}>
        {isSame ? null : <p>{t("differsBy", { receipts: words.change(receipts), money })}</p>}
      </Notice>
    </div>
  );
}
