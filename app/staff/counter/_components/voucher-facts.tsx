import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/redemption-state";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts } from "@/components/ui/section";
import type { Voucher } from "@/db/queries/vouchers";
import type { InWords } from "@/lib/in-words";
import { countOf, linesOf, wordsOf } from "@/lib/loyalty/kinds/details";
import { maskedName } from "@/lib/masked-name";

/** What a cashier has to know of a voucher before taking it. */
export function VoucherFacts({ voucher, words }: { voucher: Voucher; words: InWords }) {
  const t = useTranslations("staff-counter.voucher");
  const { details, currency, cashMinor, date, expiresAt, usedAt } = voucher;
  const [percent, amount, minimum] = ["percent", "amountMinor", "minimumMinor"].map((name) => countOf(details, name));
  const money = (minor: number) => words.money(minor, currency);
  const isDiscount = voucher.kind === "discount";
  const off = percent ? t("percent", { percent }) : money(amount ?? 0);
  const outlets = linesOf(wordsOf(details, "outlets"));
  const facts = [
    { label: t("state"), value: <StateBadge state={voucher.state} /> },
    {
      label: t("owner"),
      value: (
        <PendingLink
          href={`/staff/counter/members/${voucher.memberPublicId}`}
          className="text-link inline-flex items-center"
        >
          {maskedName(voucher.memberName)}
        </PendingLink>
      ),
    },
    isDiscount ? { label: t("off"), value: off } : null,
    isDiscount && minimum ? { label: t("minimum"), value: money(minimum) } : null,
    date
      ? { label: t("date"), value: [words.period(date.startsAt, date.endsAt), date.place].filter(Boolean).join(" · ") }
      : null,
    voucher.attendee === null ? null : { label: t("attendee"), value: voucher.attendee },
    cashMinor === null ? null : { label: t("cash"), value: money(cashMinor) },
    outlets.length > 0 ? { label: t("outlets"), value: outlets.join(", ") } : null,
    { label: t("until"), value: expiresAt ? words.until(expiresAt) : t("forever") },
    usedAt ? { label: t("usedAt"), value: words.at(usedAt) } : null,
    { label: t("howToUse"), value: voucher.howToUse },
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}
