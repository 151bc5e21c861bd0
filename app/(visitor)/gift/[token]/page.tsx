import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PortalShell } from "@/components/portal-shell";
import { findGiftByToken } from "@/db/queries/gifts";
import { currentVisit } from "@/lib/session";
import { GiftOver } from "./_components/gift-over";
import { GiftWaiting } from "./_components/gift-waiting";

type Props = { params: Promise<{ token: string }> };

/** What a messenger shows of the link says neither who gives nor how much. */
export async function generateMetadata(): Promise<Metadata> {
  const [t, { installation }] = await Promise.all([getTranslations("transfer.opened"), currentVisit()]);
  const title = t("preview", { programme: installation.programmeName });
  const description = t("previewText");
  return { title, description, robots: { index: false }, openGraph: { title, description, type: "website" } };
}

export default async function GiftPage({ params }: Props) {
  const { token } = await params;
  const [{ member, person, now }, gift] = await Promise.all([currentVisit(), findGiftByToken(token)]);
  if (gift === null) notFound();
  const isWaiting = gift.state === "waiting" && gift.until > now;
  const isMine = member !== null && gift.recipientId === member.id;
  const isOwn = member !== null && gift.giverId === member.id;
  return (
    <PortalShell>
      {isWaiting ? (
        <GiftWaiting {...{ gift, token, isOwn }} who={member ? "member" : person ? "staff" : "visitor"} />
      ) : (
        <GiftOver gift={gift} isMine={isMine} />
      )}
    </PortalShell>
  );
}
