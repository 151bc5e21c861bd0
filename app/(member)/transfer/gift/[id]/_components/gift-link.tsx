import { getTranslations } from "next-intl/server";
import { LinkWays } from "@/components/link-ways";
import { QrCode } from "@/components/qr-code";
import { giftLink } from "@/lib/gift-link";
import { currentVisit } from "@/lib/session";

/** The link of a gift to pass on: to scan, to copy, to share, or by the ways that need no script. */
export async function GiftLink({ giftId }: { giftId: string }) {
  const [t, opened, { installation }] = await Promise.all([
    getTranslations("transfer.gift.mine"),
    getTranslations("transfer.opened"),
    currentVisit(),
  ]);
  const url = giftLink(giftId);
  const programme = installation.programmeName;
  const title = opened("preview", { programme });
  const text = t("shareText", { programme });
  return (
    <section aria-labelledby="link-title" className="border-t-2 border-ink pt-3">
      <h2 id="link-title" className="text-heading">
        {t("link")}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-ink-soft">{t("linkLead")}</p>
      <div className="grid justify-items-start gap-4">
        <QrCode text={url} label={t("qr")} />
        <p className="font-mono text-note break-all select-all">{url}</p>
        <LinkWays
          url={url}
          title={title}
          text={text}
          words={{
            share: t("share"),
            copy: t("copy"),
            copied: t("copied"),
            whatsapp: t("whatsapp"),
            mail: t("mail"),
          }}
        />
      </div>
    </section>
  );
}
