import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { walletsOffered } from "@/lib/wallet/offered";

/** The way of one's card into the wallet of one's phone; nothing where the operator has set none up. */
export async function WalletLinks() {
  const { apple, google } = walletsOffered();
  if (!apple && !google) return null;
  const t = await getTranslations("card.wallet");
  return (
    <div className="mt-6 grid gap-3">
      <p className="text-note text-ink-soft">{t("lead")}</p>
      <div className="flex flex-wrap gap-3">
        {apple ? (
          <a href="/card/wallet/apple" className={buttonClass("secondary", false)}>
            {t("apple")}
          </a>
        ) : null}
        {google ? (
          <a href="/card/wallet/google" className={buttonClass("secondary", false)}>
            {t("google")}
          </a>
        ) : null}
      </div>
    </div>
  );
}
