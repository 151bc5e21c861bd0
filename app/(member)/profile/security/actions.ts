"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changePassword } from "@/db/commands/change-password";
import { enrolTotp } from "@/db/commands/enrol-totp";
import { issueRecoveryCodes } from "@/db/commands/issue-recovery-codes";
import { removeTotp } from "@/db/commands/remove-totp";
import { signOutDevice, signOutEverywhere } from "@/db/commands/sign-out";
import { asForm, form, personAction, refuse } from "@/lib/action";
import { signOut } from "@/lib/auth";
import { realNow } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { proofFields, prove } from "@/lib/prove";
import { carryRecoveryCodes, dropRecoveryCodes, enterWith } from "@/lib/sign-in-steps";

const code = z.string().trim().max(40);

/** Adds the app whose key the page showed; its recovery codes are shown next. */
export const addApp = personAction
  .metadata({ action: "totp-enrol" })
  .inputSchema(form({ code }), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, session } }) => {
    const enrolled = await enrolTotp(actor, { session: session.publicId, code: parsedInput.code }, realNow());
    if (!enrolled.ok) {
      const t = await getTranslations("auth.enrol");
      return refuse(null, { code: t(enrolled.refusal) });
    }
    await enterWith(enrolled.value.ticket);
    await carryRecoveryCodes(actor.personId, enrolled.value.recoveryCodes);
    redirect("/profile/security?done=totp");
  });

/** Takes the app away; a second factor is asked for unless one was given within five minutes. */
export const removeApp = personAction
  .metadata({ action: "totp-remove" })
  .inputSchema(form(proofFields), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, session } }) => {
    await prove(actor, session.publicId, parsedInput);
    const removed = await removeTotp(actor, { session: session.publicId });
    if (!removed.ok) return refuseFactorChange(removed.refusal);
    await enterWith(removed.value.ticket);
    redirect("/profile/security?done=removed");
  });

/** Ten new recovery codes, shown next; a second factor is asked for unless one was given within five minutes. */
export const makeRecoveryCodes = personAction
  .metadata({ action: "recovery-codes" })
  .inputSchema(form(proofFields), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, session } }) => {
    await prove(actor, session.publicId, parsedInput);
    const issued = await issueRecoveryCodes(actor, { session: session.publicId });
    if (!issued.ok) return refuseFactorChange(issued.refusal);
    await enterWith(issued.value.ticket);
    await carryRecoveryCodes(actor.personId, issued.value.recoveryCodes);
    redirect("/profile/security?done=codes");
  });

/** Takes the shown recovery codes away from this browser. */
export const keepRecoveryCodes = personAction
  .metadata({ action: "recovery-codes-kept" })
  .inputSchema(form({}), asForm)
  .stateAction(async () => {
    await dropRecoveryCodes();
    redirect("/profile/security");
  });

/** A new password for who knows the present one. */
export const replacePassword = personAction
  .metadata({ action: "password" })
  .inputSchema(async () => {
    const t = await getTranslations("auth.error");
    return form({
      current: z
        .string()
        .min(1, { error: t("passwordMissing") })
        .max(1000),
      password: z.string().min(1, { error: t("newPasswordMissing") }),
    });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, session, visit } }) => {
    const brand = visit.installation.programmeName;
    const changed = await changePassword(actor, { ...parsedInput, session: session.publicId, brand });
    if (!changed.ok) {
      const { refusal } = changed;
      const [t, words] = await Promise.all([
        getTranslations("profile.security.password"),
        getTranslations("auth.error"),
      ]);
      if (refusal === "throttled") return refuse(t("throttled"));
      if (refusal === "refused") return refuse(null, { current: t("refused") });
      return refuse(null, { password: words(refusal, { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH }) });
    }
    await enterWith(changed.value.ticket);
    redirect("/profile/security?done=password");
  });

/** Ends one of one's own sessions; nobody else's can be named. */
export const endDevice = personAction
  .metadata({ action: "sign-out-session" })
  .inputSchema(form({ session: z.string().refine(isId) }), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    if (!(await signOutDevice(actor, parsedInput.session))) {
      const t = await getTranslations("profile.security.devices");
      return refuse(t("gone"));
    }
    redirect("/profile/security?done=device");
  });

/** Ends every session, this one too. */
export const endEveryDevice = personAction
  .metadata({ action: "sign-out-all" })
  .inputSchema(form({}), asForm)
  .stateAction(async ({ ctx: { actor } }) => {
    await signOutEverywhere(actor);
    await signOut({ redirect: false });
    await dropRecoveryCodes();
    redirect("/sign-in");
  });

async function refuseFactorChange(refusal: "prove" | "needed" | "none"): Promise<never> {
  const t = await getTranslations("profile.security");
  return refusal === "prove" ? refuse(null, { code: t("proof.prove") }) : refuse(t(`totp.${refusal}`));
}
