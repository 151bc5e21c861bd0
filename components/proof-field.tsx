import { getTranslations } from "next-intl/server";
import { askToProve } from "@/app/passkey-actions";
import { Field } from "@/components/ui/field";
import { OrLine } from "@/components/ui/or-line";
import { passkeysHere } from "@/lib/passkey-home";
import { isProvenLately, provingAgain } from "@/lib/proven-lately";
import { currentVisit } from "@/lib/session";
import { PasskeyProof } from "./passkey-proof";

/**
 * Asks for a second factor before what needs a fresh one (fields `code` and `passkey`); may stay empty within five minutes of the
 * last one. What it is good for is `bound`; left out, it is proving oneself again (`proveAgain`).
 */
export async function ProofField({ provenAt, bound }: { provenAt: Date; bound?: string }) {
  const [t, auth, { person, session }] = await Promise.all([
    getTranslations("profile.security.proof"),
    getTranslations("auth.passkey"),
    currentVisit(),
  ]);
  const isFresh = isProvenLately({ provenAt });
  const words = {
    action: auth("second"),
    pending: auth("pending"),
    stopped: auth("stopped"),
    broken: auth("broken"),
  };
  const hasApp = person === null || person.hasTotp || !person.hasPasskey;
  return (
    <>
      {person?.hasPasskey && session ? (
        <PasskeyProof
          home={passkeysHere().id}
          ask={askToProve}
          bound={bound ?? provingAgain(session.publicId)}
          words={words}
        >
          <OrLine>{t("or")}</OrLine>
        </PasskeyProof>
      ) : null}
      <Field
        name="code"
        label={hasApp ? t("label") : t("recoveryLabel")}
        hint={hasApp ? t("hint") : t("recoveryHint")}
        optional={isFresh ? t("optional") : undefined}
        autoComplete="one-time-code"
        required={!isFresh}
        maxLength={20}
      />
    </>
  );
}
