import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/section";
import { WalletLinks } from "@/components/wallet-links";
import { findCardStanding } from "@/db/queries/card";
import { pageCardCode } from "@/lib/card-mac";
import { inWords } from "@/lib/in-words";
import { readableNumber } from "@/lib/loyalty/member-number";
import { requireMember } from "@/lib/session";
import { CardBars } from "./_components/card-bars";
import { CardQr } from "./_components/card-qr";
import { LiveCode } from "./_components/live-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("card"))("title") };
}

export default async function CardPage() {
  const { member, person, session, now } = await requireMember();
  const [t, words] = await Promise.all([getTranslations("card"), inWords()]);
  const standing = await findCardStanding(member.id, words.locale, now);
  const { level } = standing.tier;
  const live = { label: t("qr"), rotating: t("rotating"), offline: t("offline"), failed: t("failed") };
  return (
    <div className="mx-auto max-w-md">
      <PageTitle title={t("title")} lead={t("lead")} />
      <div className="card-paper">
        <div className="flex items-baseline justify-between gap-4">
          <p className="min-w-0 text-heading font-bold break-words">{person.name}</p>
          <p className="shrink-0 font-semibold">{level.name[words.locale]}</p>
        </div>
        {standing.badges.length > 0 ? <p>{t("badges", { names: standing.badges.join(" · ") })}</p> : null}
        <p>{t("balance", { points: words.points(standing.spendable), unit: words.unit })}</p>
        <LiveCode session={session.publicId} words={live}>
          <CardQr text={pageCardCode(session.publicId, new Date())} label={t("qr")} />
          <p className="mt-2 text-note">{t("aMinute")}</p>
          <a href="/card" className="inline-flex min-h-12 items-center font-semibold underline">
            {t("reload")}
          </a>
        </LiveCode>
        <CardBars number={member.number} label={t("bars")} />
        <p className="text-center text-heading font-bold tracking-wide">{readableNumber(member.number)}</p>
        <p className="mx-auto mt-1 max-w-xs text-center text-note">{t("digitsOnly")}</p>
      </div>
      <WalletLinks />
      <p className="mt-4 text-note text-ink-soft">{t("updated", { at: words.at(now) })}</p>
    </div>
  );
}
