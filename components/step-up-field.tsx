import { getTranslations } from "next-intl/server";
import { askToProve } from "@/app/passkey-actions";
import { Field } from "@/components/ui/field";
import { OrLine } from "@/components/ui/or-line";
import type { StepUpReason } from "@/lib/loyalty/step-up";
import { passkeysHere } from "@/lib/passkey-home";
import { currentVisit } from "@/lib/session";
import { PasskeyProof } from "./passkey-proof";

type Props = {
  reasons: StepUpReason[];
  /** From when on it is asked for; the reasons follow. */
  lead: string;
  /** What the factor is good for. */
  note: string;
  /** The same for a passkey, in words that only machines read. */
  bound: string;
  /** False where it depends on how many are chosen. */
  isCertain: boolean;
};

/** In a form: asks for a fresh second factor (fields `code` and `passkey`) and says why. Who has none is mailed a code at the first post. */
export async function StepUpField({ reasons, lead, note, bound, isCertain }: Props) {
  const [t, { person }] = await Promise.all([getTranslations("step-up"), currentVisit()]);
  const way = person?.hasTotp ? "app" : person?.hasPasskey ? "recovery" : "mail";
  return (
    <fieldset data-for-mark={isCertain ? undefined : ""} className="grid gap-4 rounded-control border border-line p-4">
      <legend className="px-1 font-bold">{t("ask.title")}</legend>
      <div className="grid gap-1">
        <p>{lead}</p>
        <ul className="list-disc ps-5">
          {reasons.map((reason) => (
            <li key={reason}>{t(`reason.${reason}`)}</li>
          ))}
        </ul>
      </div>
      {person?.hasPasskey ? <ByPasskey bound={bound} /> : null}
      <Field
        name="code"
        label={t(`field.${way}`)}
        hint={t(`field.${way}Hint`)}
        optional={isCertain ? undefined : t("field.optional")}
        autoComplete="one-time-code"
        required={isCertain && way === "app" && !person?.hasPasskey}
        maxLength={20}
      />
      <p className="text-note text-ink-soft">{note}</p>
    </fieldset>
  );
}

async function ByPasskey({ bound }: { bound: string }) {
  const [proof, passkey] = await Promise.all([
    getTranslations("profile.security.proof"),
    getTranslations("auth.passkey"),
  ]);
  const words = {
    action: passkey("second"),
    pending: passkey("pending"),
    stopped: passkey("stopped"),
    broken: passkey("broken"),
  };
  return (
    <PasskeyProof home={passkeysHere().id} ask={askToProve} bound={bound} words={words}>
      <OrLine>{proof("or")}</OrLine>
    </PasskeyProof>
  );
}
