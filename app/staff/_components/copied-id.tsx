import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";

/** An id in full, and a button that copies it. */
export async function CopiedId({ id }: { id: string }) {
  const t = await getTranslations("staff");
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <span className="break-all select-all">{id}</span>
      <CopyButton text={id} label={t("copyId")} copied={t("copied")} />
    </span>
  );
}
