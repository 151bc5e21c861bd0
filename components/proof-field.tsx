import { getTranslations } from "next-intl/server";
import { askToProve } from "@/app/passkey-actions";
import { Field } from "@/components/ui/field";
import { OrLine } from "@/components/ui/or-line";
import { passkeysHere } from "@/lib/passkey-home";
import { isProvenLately, provingAgain } from "@/lib/proven-lately";
import { currentVisit } from "@/lib/session";
import { PasskeyProof } from "./passkey-proof";

type Props = {
  /** When one was last given: within five minutes of it the field may stay empty. Left out, a fresh one is always asked for. */
  provenAt?: Date;
  /** Why it is asked for, where that is not plain. */
  hint?: string;
  /** What it is given for, in words that only machines read (lib/step-up-bound.ts); left out, a passkey proves this session anew. */
  bound?: string;
};

/** Asks for a second factor before what needs one, as `prove` (lib/prove.ts) takes it: fields `code` and `passkey`. */
export async function ProofField({ provenAt, hint, bound }: Props) {
  const [t, { person, session }] = await Promise.all([getTranslations("profile.security.proof"), currentVisit()]);
  const isFresh = provenAt !== undefined && isProvenLately({ provenAt });
  const hasApp = person === null || person.hasTotp || !person.hasPasskey;
  return (
    <>
      {person?.hasPasskey && session && !isFresh ? <ByPasskey bound={bound ?? provingAgain(session.publicId)} /> : null}
      <Field
        name="code"
        label={hasApp ? t("label") : t("recoveryLabel")}
        hint={hasApp ? (hint ?? t("hint")) : t("recoveryHint")}
        optional={isFresh ? t("optional") : undefined}
        autoComplete="one-time-code"
        required={!isFresh}
        maxLength={20}
      />
    </>
  );
}

async function ByPasskey({ bound }: { bound: string }) {
  const [t, passkey] = await Promise.all([getTranslations("profile.security.proof"), getTranslations("auth.passkey")]);
  const words = {
    action: passkey("second"),
    pending: passkey("pending"),
    stopped: passkey("stopped"),
    broken: passkey("broken"),
  };
  return (
    <PasskeyProof home={passkeysHere().id} ask={askToProve} bound={bound} words={words}>
      <OrLine>{t("or")}</OrLine>
    </PasskeyProof>
  );
}
