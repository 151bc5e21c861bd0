import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { QrCode } from "@/components/qr-code";
import { PageTitle } from "@/components/ui/section";
import { env } from "@/lib/base/env";
import { formatMoney } from "@/lib/base/format";
import { liveTerms } from "@/lib/live-terms";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../_components/back-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup.poster"))("title") };
}

/** A sheet to print and put at the till, with the way to join. */
export default async function PosterPage() {
  const { installation } = await requireStaff("staff.enter");
  const [t, locale, terms] = await Promise.all([getTranslations("setup.poster"), getLocale(), liveTerms()]);
  const { programmeName: programme, currency } = installation;
  const rate = terms.rates[currency];
  return (
    <>
      <div className="print:hidden">
        <BackLink href="/staff" label={t("back")} />
        <PageTitle title={t("title")} lead={t("lead")} />
        <p className="mb-6 text-ink-soft">{t("printHint")}</p>
      </div>
      <article className="grid max-w-md justify-items-center gap-5 rounded-control border border-line p-8 text-center print:mx-auto print:max-w-sm print:border-0 print:pt-16 print:[zoom:1.75]">
        <h2 className="text-title font-extrabold">{t("join", { programme })}</h2>
        {rate ? (
          <p className="text-lead">
            {t("earns", { points: rate.points, money: formatMoney(rate.minor, currency, locale) })}
          </p>
        ) : null}
        <QrCode text={`${env().appOrigin}/join`} label={t("qr")} />
        <p className="font-semibold">{t("scan")}</p>
        <p className="text-note text-balance text-ink-soft">{t("free")}</p>
      </article>
    </>
  );
}
