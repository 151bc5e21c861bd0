import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { CodeImportLine } from "@/db/queries/code-imports";
import { inWords } from "@/lib/in-words";

const looks = {
  added: { tone: "good", icon: "check" },
  repeated: { icon: "info" },
  known: { icon: "info" },
} as const;
const fault = { tone: "bad", icon: "warning" } as const;

/** Lines of a list with what became of each in words. */
export async function LineTable({ lines, isRefused }: { lines: CodeImportLine[]; isRefused: boolean }) {
  const [t, words] = await Promise.all([getTranslations("staff-codes"), inWords()]);
  const look = (outcome: CodeImportLine["outcome"]) =>
    outcome in looks ? looks[outcome as keyof typeof looks] : fault;
  return (
    <DataTable
      caption={t(isRefused ? "list.linesRefused" : "list.lines")}
      rows={lines}
      rowKey={(row) => row.line}
      columns={[
        { key: "line", header: t("column.line"), cell: (row) => row.line, numeric: true },
        {
          key: "outcome",
          lead: true,
          header: t("column.outcome"),
          cell: ({ outcome, first }) => (
            <Badge {...look(outcome)}>{t(`outcome.${outcome}`, { first: first ?? 0 })}</Badge>
          ),
        },
        {
          key: "ends",
          header: t("column.ends"),
          cell: ({ endsAt }) => (endsAt === null ? <span data-nothing="">–</span> : words.until(endsAt)),
        },
      ]}
    />
  );
}
