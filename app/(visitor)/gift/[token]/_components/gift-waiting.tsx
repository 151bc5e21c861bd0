import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OpenedGift } from "@/db/queries/gifts";
import { inWords } from "@/lib/in-words";
import { joinPath, signInPath } from "@/lib/return-to";
import { accept } from "../actions";

type Props = { gift: OpenedGift; token: string; isOwn: boolean; who: "visitor" | "member" | "staff" };

/** A gift that waits: from whom, how much, until when, and how it becomes one's own. */
export async function GiftWaiting({ gift, token, isOwn, who }: Props) {
  const [t, words] = await Promise.all([getTranslations("transfer.opened"), inWords()]);
  const name = gift.giverFirstName ?? t("someone");
  const amount = { points: words.points(gift.points), unit: words.unit };
  return (
    <>
      <PageTitle title={t("title", { name, ...amount })} lead={t("until", { at: words.until(gift.until) })} />
      <div className="grid max-w-prose gap-6">
        {gift.greeting === null ? null : (
          <blockquote className="border-s-4 border-accent ps-4 text-lead whitespace-pre-line">
            {gift.greeting}
          </blockquote>
        )}
        <p>{t("keeps")}</p>
        {gift.giverIsActive ? way() : <Notice tone="warn">{t("held")}</Notice>}
      </div>
    </>
  );

  function way() {
    if (isOwn)
      return (
        <Notice title={t("own")}>
          <a
            href={`/transfer/gift/${gift.publicId}`}
            className="font-semibold text-accent underline underline-offset-4"
          >
            {t("ownLink")}
          </a>
        </Notice>
      );
    if (who === "staff") return <Notice>{t("staff")}</Notice>;
    if (who === "visitor")
      return (
        <>
          <p>{t("visitor")}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={signInPath(`/gift/${token}`)}>{t("signIn")}</ButtonLink>
            <ButtonLink href={joinPath(`/gift/${token}`)} look="secondary">
              {t("join")}
            </ButtonLink>
          </div>
        </>
      );
    return (
      <Form id="accept-gift" action={accept}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton pending={t("accepting")}>{t("accept", amount)}</SubmitButton>
      </Form>
    );
  }
}
