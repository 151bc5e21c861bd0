import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { prove } from "../actions";

/** The file to download; where its reward asks for it, only just after a second factor. */
export async function Download(props: { redemption: RedemptionPage; words: InWords; isProven: boolean }) {
  const { redemption, words, isProven } = props;
  const t = await getTranslations("reward-kinds.download");
  const { publicId, details, downloads, expiresAt } = redemption;
  const lead = expiresAt ? t("until", { at: words.until(expiresAt) }) : t("forever");
  return (
    <Section id="download" title={t("title")} lead={lead}>
      {details.askAgain === true && !isProven ? (
        <Form id="prove" action={prove} className="grid max-w-sm gap-4">
          <input type="hidden" name="redemption" value={publicId} />
          <ProofField hint={t("codeHint")} />
          <SubmitButton pending={t("pending")}>{t("prove")}</SubmitButton>
        </Form>
      ) : (
        <ButtonLink href={`/downloads/${publicId}`}>{t("action")}</ButtonLink>
      )}
      <p className="mt-3 text-note text-ink-soft">{t("count", { count: downloads })}</p>
    </Section>
  );
}
