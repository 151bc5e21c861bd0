import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";

export async function BackToTransfer() {
  const t = await getTranslations("transfer.gift");
  return (
    <PendingLink href="/transfer" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
      <Icon name="previous" size={18} />
      {t("back")}
    </PendingLink>
  );
}
