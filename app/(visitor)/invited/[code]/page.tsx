import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GroupedCode } from "@/components/grouped-code";
import { Paragraphs } from "@/components/paragraphs";
import { QrCode } from "@/components/qr-code";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Facts, PageTitle, Section } from "@/components/ui/section";
import { findFriend } from "@/db/queries/friends";
import { findInvitation } from "@/db/queries/invitations";
import { inWords } from "@/lib/in-words";
import { friendRefusal } from "@/lib/loyalty/kinds/referral";
import { currentVisit } from "@/lib/session";
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
  const { member } = await currentVisit();
  const friend = member && (await findFriend(member.number, invitation.giverId));
  const standing = friend && standingOf(friendRefusal(friend, invitation.redeemedAt));
  return (
    <FormPage>
      <PageTitle title={t("title")} lead={t("lead", { gift: invitation.gift })} />
      <QrCode text={shown} label={redemptions("qr", { code: shown })} />
      <p className="my-4 font-mono text-heading font-bold">
        <GroupedCode code={shown} />
      </p>
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
        {standing === "giver" ? (
          <div className="mb-4">
            <Paragraphs text={invitation.howToUse} />
          </div>
        ) : null}
        {standing === null ? (
          <p>{t("join")}</p>
        ) : (
          <Notice tone={standing === "welcome" ? "good" : "warn"}>{t(standing)}</Notice>
        )}
      </Section>
      {standing === null ? (
        <ButtonLink href={`/join?referral=${invitation.referrer}`}>{t("joinAction")}</ButtonLink>
      ) : null}
    </FormPage>
  );
}

/** How a member who opens it stands to it. */
function standingOf(refusal: ReturnType<typeof friendRefusal>): "welcome" | "giver" | "member" {
  if (refusal === null) return "welcome";
  return refusal === "friend_is_giver" ? "giver" : "member";
}
