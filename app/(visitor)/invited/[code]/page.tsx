import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Paragraphs } from "@/components/paragraphs";
import { QrCode } from "@/components/qr-code";
import { ButtonLink } from "@/components/ui/button";
import { Facts, PageTitle, Section } from "@/components/ui/section";
import { findInvitation } from "@/db/queries/invitations";
import { inWords } from "@/lib/in-words";
import { FormPage } from "../../_components/form-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reward-kinds.invited"))("title"), robots: { index: false } };
}

/** What somebody was given by a friend who is a member here: the code to show, and the way to join. */
export default async function InvitedPage({ params }: { params: Promise<{ code: string }> }) {
  const [{ code }, t, redemptions, words] = await Promise.all([
    params,
    getTranslations("reward-kinds.invited"),
    getTranslations("redemptions.detail"),
    inWords(),
  ]);
  const invitation = await findInvitation(code, words.locale);
  if (invitation === null) notFound();
  const shown = code.toUpperCase();
  return (
    <FormPage>
      <PageTitle title={t("title")} lead={t("lead", { gift: invitation.gift })} />
      <QrCode text={shown} label={redemptions("qr", { code: shown })} />
      <p className="my-4 font-mono text-heading font-bold break-all">{shown}</p>
      <Facts
        facts={[
          {
            label: t("until"),
            value: invitation.expiresAt ? words.until(invitation.expiresAt) : redemptions("validForever"),
          },
          { label: t("number"), value: invitation.referrer.replace(/(\d{4})(?=\d)/g, "$1 ") },
        ]}
      />
      <Section id="how" title={redemptions("howToUse")}>
        <Paragraphs text={invitation.howToUse} />
        <p className="mt-4">{t("join")}</p>
      </Section>
      <ButtonLink href="/join">{t("joinAction")}</ButtonLink>
    </FormPage>
  );
}
