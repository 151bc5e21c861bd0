import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { realNow } from "@/lib/base/clock";

const FRESH_MS = 5 * 60 * 1000;

/** Asks for a second factor before a factor is changed; may stay empty within five minutes of the last one. */
export async function ProofField({ provenAt }: { provenAt: Date }) {
  const t = await getTranslations("profile.security.proof");
  const isFresh = realNow().getTime() - provenAt.getTime() < FRESH_MS;
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
