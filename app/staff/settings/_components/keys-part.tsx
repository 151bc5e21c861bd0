import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { keyFingerprints } from "@/lib/key-fingerprints";

/** Which keys this portal runs with, told apart without being told. */
export function KeysPart() {
  const t = useTranslations("staff-settings.keys");
  return (
    <Section id="keys" title={t("title")} lead={t("lead")}>
      <DataTable
        caption={t("title")}
        rows={keyFingerprints()}
        rowKey={(key) => key.name}
        columns={[
          { key: "name", header: t("name"), cell: (key) => <code>{key.name}</code> },
          { key: "for", header: t("for"), cell: (key) => t(`use.${key.name}`), wide: true },
          {
            key: "print",
            header: t("fingerprint"),
            cell: (key) => <code className="whitespace-nowrap">{key.fingerprint}</code>,
            wide: true,
          },
        ]}
      />
    </Section>
  );
}
