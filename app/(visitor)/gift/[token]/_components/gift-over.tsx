import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/section";
import type { OpenedGift } from "@/db/queries/gifts";

/** A link that leads to nothing any more: because it was used, here or elsewhere, or because its time is over. */
export async function GiftOver({ gift, isMine }: { gift: OpenedGift; isMine: boolean }) {
  const t = await getTranslations("transfer.opened");
  if (isMine && gift.endedVersion !== null) {
    const line = `/activity?before=${gift.endedVersion + 1}#line-${gift.endedVersion}`;
    return (
      <>
        <PageTitle title={t("mineTitle")} lead={t("accepted")} />
        <ButtonLink href={line}>{t("mineLink")}</ButtonLink>
      </>
    );
  }
  const wasAccepted = gift.state === "accepted";
  const why = wasAccepted ? "accepted" : gift.state === "withdrawn" ? "withdrawn" : "ranOut";
  return (
    <>
      <PageTitle title={t(wasAccepted ? "acceptedTitle" : "overTitle")} lead={t(why)} />
      <ButtonLink href="/rewards" look="secondary">
        {t("rewards")}
      </ButtonLink>
    </>
  );
}
