import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { ShiftRow } from "@/db/queries/shifts";
import type { InWords } from "@/lib/in-words";

/** Shifts with what each came to. */
export function ShiftTable({ shifts, currency, words }: { shifts: ShiftRow[]; currency: string; words: InWords }) {
  const t = useTranslations("staff-counter.shifts");
  return (
    <DataTable
      caption={t("caption")}
      rows={shifts}
      rowKey={(shift) => shift.publicId}
      columns={[
        {
          key: "opened",
          header: t("opened"),
          cell: (shift) => (
            <PendingLink href={`/staff/counter/shifts/${shift.publicId}`} className="text-link">
              {words.at(shift.openedAt)}
            </PendingLink>
          ),
        },
        { key: "cashier", header: t("cashier"), cell: (shift) => shift.cashier },
        { key: "store", header: t("store"), cell: (shift) => shift.storeName },
        {
          key: "closed",
          header: t("closed"),
          cell: (shift) =>
            shift.closedAt ? (
              words.at(shift.closedAt)
            ) : (
              <Badge tone="accent" icon="clock">
                {t("open")}
              </Badge>
            ),
        },
        { key: "receipts", header: t("receipts"), numeric: true, cell: (shift) => words.points(shift.receipts) },
        { key: "sales", header: t("sales"), numeric: true, cell: (shift) => words.money(shift.totalMinor, currency) },
        { key: "points", header: t("points"), numeric: true, cell: (shift) => words.points(shift.earned) },
      ]}
    />
  );
}
