import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PageTitle, Section } from "@/components/ui/section";
import { findOwnGift } from "@/db/queries/gifts";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { BackToTransfer } from "../_components/back-to-transfer";
import { GiftFacts } from "./_components/gift-facts";
import { GiftLink } from "./_components/gift-link";
import { Withdrawing } from "./_components/withdrawing";

type Params = { params: Promise<{ id: string }> };

const readGift = cache(async (id: string) => findOwnGift((await requireMember()).member.id, id));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [t, words, gift] = await Promise.all([
    getTranslations("transfer.gift.mine"),
    inWords(),
    readGift((await params).id),
  ]);
  return { title: gift ? t("title", { points: words.points(gift.points), unit: words.unit }) : undefined };
}

export default async function OwnGiftPage({ params }: Params) {
  await requireMember();
  const gift = await readGift((await params).id);
  if (gift === null) notFound();
  const [t, words] = await Promise.all([getTranslations("transfer.gift.mine"), inWords()]);
  const at = gift.state === "waiting" ? words.until(gift.until) : words.at(gift.endedAt ?? gift.until);
  return (
    <>
      <BackToTransfer />
      <PageTitle
        title={t("title", { points: words.points(gift.points), unit: words.unit })}
        lead={t(gift.state, { at })}
      />
      {gift.state === "waiting" ? <GiftLink giftId={gift.publicId} /> : null}
      <Section id="facts" title={t("facts")}>
        <GiftFacts gift={gift} words={words} />
      </Section>
      {gift.state === "waiting" ? <Withdrawing gift={gift} words={words} /> : null}
    </>
  );
}
