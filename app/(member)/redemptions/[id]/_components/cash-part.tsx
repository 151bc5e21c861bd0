import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";

/** What is paid in money when it is collected, besides the points. */
export async function CashPart({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("reward-kinds.cash");
  return (
    <div className="mt-6">
      <Notice title={t("title")}>
        <p>{t("note", { money: words.money(redemption.cashMinor ?? 0, redemption.currency) })}</p>
      </Notice>
    </div>
  );
}
