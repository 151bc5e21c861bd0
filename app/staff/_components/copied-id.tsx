import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";

type Copied = "number" | "externalId" | "memberId" | "rewardId" | "redemptionId";

/** An id in full, and a button that copies it and says what it copies. */
export async function CopiedId({ id, what }: { id: string; what: Copied }) {
  const t = await getTranslations("staff");
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span className="min-w-0 wrap-anywhere select-all text-note">{id}</span>
      <CopyButton text={id} label={t(`copy.${what}`)} copied={t("copied")} compact />
    </span>
  );
}
