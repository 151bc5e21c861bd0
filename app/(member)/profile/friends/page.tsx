import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { listOwnFriends } from "@/db/queries/brought-friends";
import { inWords } from "@/lib/in-words";
import { liveTerms } from "@/lib/live-terms";
import { isOfFriends, waysToEarn } from "@/lib/loyalty/ways-to-earn";
import { requireMember } from "@/lib/session";
import { FriendList } from "./_components/friend-list";
import { Gives } from "./_components/gives";
import { Inviting } from "./_components/inviting";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("friends"))("title") };
}

export default async function FriendsPage() {
  const { member, installation, now } = await requireMember();
  const [t, words, terms] = await Promise.all([getTranslations("friends"), inWords(), liveTerms()]);
  const { total, friends } = await listOwnFriends(member.id, terms, now);
  const isOpen = waysToEarn(terms, now).others.some(({ kind }) => isOfFriends(kind));
  return (
    <>
      <PendingLink href="/profile" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("back")}
      </PendingLink>
      <PageTitle title={t("title")} lead={t("lead")} />
      {isOpen ? (
        <>
          <Inviting number={member.number} programme={installation.programmeName} />
          <Gives terms={terms} words={words} now={now} />
        </>
      ) : (
        <EmptyState
          kind="forbidden"
          headingLevel={2}
          title={t("off.title")}
          action={<ButtonLink href="/earn">{t("off.action")}</ButtonLink>}
        >
          <p>{t("off.body")}</p>
        </EmptyState>
      )}
      {isOpen || total > 0 ? <FriendList friends={friends} total={total} words={words} /> : null}
    </>
  );
}
