import { getTranslations } from "next-intl/server";
import { LinkWays } from "@/components/link-ways";
import { QrCode } from "@/components/qr-code";
import { Section } from "@/components/ui/section";
import { joinLink } from "@/lib/join-link";

/** The link by which a friend joins with this number: to scan, to copy, to send; and the number itself, to say. */
export async function Inviting({ number, programme }: { number: string; programme: string }) {
  const t = await getTranslations("friends.share");
  const url = joinLink(number);
  const words = {
    share: t("share"),
    copy: t("copy"),
    copied: t("copied"),
    whatsapp: t("whatsapp"),
    mail: t("mail"),
  };
  return (
    <Section id="share" title={t("title")} lead={t("lead")}>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-[auto_minmax(0,1fr)] sm:items-center">
        <QrCode text={url} label={t("qr")} />
        <div className="grid gap-4">
          <div>
            <p className="text-note text-ink-soft">{t("number")}</p>
            <p className="font-mono text-heading font-bold select-all">{number.replace(/(\d{4})(?=\d)/g, "$1 ")}</p>
          </div>
          <p className="font-mono text-note break-all select-all">{url}</p>
          <LinkWays url={url} title={t("preview", { programme })} text={t("text", { programme })} words={words} />
        </div>
      </div>
    </Section>
  );
}
