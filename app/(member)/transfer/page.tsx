import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { findTransferSheet } from "@/db/queries/transfer";
import { parseWholeNumber } from "@/lib/base/format";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { AskTransfer } from "./_components/ask-transfer";
import { ByLink } from "./_components/by-link";
import { ConfirmTransfer } from "./_components/confirm-transfer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer"))("title") };
}

type Search = Promise<{ to?: string | string[]; points?: string | string[] }>;

export default async function TransferPage({ searchParams }: { searchParams: Search }) {
  const { member, person, now } = await requireMember();
  const [t, words, search] = await Promise.all([getTranslations("transfer"), inWords(), searchParams]);
  const to = typeof search.to === "string" ? search.to : "";
  const points = typeof search.points === "string" ? search.points : "";
  const sheet = await findTransferSheet(member.id, to.replace(/\D/g, "") || null, now);
  const whole = parseWholeNumber(points, words.locale);
  const back = (
    <PendingLink href="/activity" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
      <Icon name="previous" size={18} />
      {t("back")}
    </PendingLink>
  );
  if (!sheet.policy.isOn || !person.hasFactor) {
    const why = sheet.policy.isOn ? "needsApp" : "off";
    return (
      <>
        <PageTitle title={t("title")} above={back} />
        <EmptyState
          kind="forbidden"
          headingLevel={2}
          title={t(`${why}.title`)}
          action={<ButtonLink href={why === "off" ? "/rewards" : "/profile/security"}>{t(`${why}.action`)}</ButtonLink>}
        >
          <p>{t(`${why}.body`)}</p>
        </EmptyState>
      </>
    );
  }
  const ready = sheet.recipient !== null && whole !== null && whole > 0 && whole <= sheet.spendable;
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} above={back} />
      {ready && sheet.recipient ? (
        <ConfirmTransfer recipient={sheet.recipient} points={whole} spendable={sheet.spendable} words={words} />
      ) : (
        <>
          <Section id="to-member" title={t("member")}>
            <AskTransfer asked={{ to, points }} sheet={sheet} whole={whole} words={words} />
          </Section>
          <ByLink sheet={sheet} words={words} />
        </>
      )}
    </>
  );
}
