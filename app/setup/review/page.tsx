import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { TermsInFull } from "@/components/terms-in-full";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { inWords } from "@/lib/in-words";
import { atStep } from "../_components/at-step";
import { chosenHere } from "../_components/chosen-here";
import { ReviewFacts } from "../_components/review-facts";
import { SetupShell } from "../_components/setup-shell";
import { VersionField } from "../_components/version-field";
import { open } from "../step-actions";

/** Everything at once before it opens, and what it means that it does. */
export default async function ReviewPage() {
  const { setup, installation, now } = await atStep("review");
  const [t, words] = await Promise.all([getTranslations("setup.review"), inWords()]);
  const chosen = chosenHere(setup.answers, installation);
  const terms = { ...chosen.document, version: 1, effectiveFrom: now };
  return (
    <SetupShell place="review" answers={setup.answers} title={t("title")} lead={t("lead")} why={[t("why")]}>
      <Section id="facts" title={t("facts")}>
        <ReviewFacts chosen={chosen} answers={setup.answers} installation={installation} />
      </Section>
      <Section id="terms" title={t("terms")} lead={t("termsLead")}>
        <Disclosure question={t("read")}>
          <TermsInFull terms={terms} words={words} />
        </Disclosure>
      </Section>
      <div className="mt-8 grid gap-6">
        <Notice icon="approve">{t("secondPerson")}</Notice>
        <Form id="open" action={open}>
          <VersionField version={setup.version} />
          <SubmitButton pending={t("opening")}>{t("open")}</SubmitButton>
        </Form>
      </div>
    </SetupShell>
  );
}
