import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { isProvenLately } from "@/lib/proven-lately";

/** Asks for a second factor before what needs a fresh one; may stay empty within five minutes of the last one. */
export async function ProofField({ provenAt }: { provenAt: Date }) {
  const t = await getTranslations("profile.security.proof");
  const isFresh = isProvenLately({ provenAt });
  return (
    <Field
      name="code"
      label={t("label")}
      hint={t("hint")}
      optional={isFresh ? t("optional") : undefined}
      autoComplete="one-time-code"
      required={!isFresh}
      maxLength={20}
    />
  );
}
