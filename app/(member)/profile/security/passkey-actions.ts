"use server";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { enrolPasskey, offerPasskey, PASSKEY_NAME_MAX } from "@/db/commands/enrol-passkey";
import { removePasskey } from "@/db/commands/remove-passkey";
import { personMay } from "@/db/commands/throttle";
import { asForm, form, personAction, refuse } from "@/lib/action";
import { isId } from "@/lib/base/uuid";
import { askingDevice } from "@/lib/device";
import { proofFields, prove } from "@/lib/prove";
import { carryRecoveryCodes, enterWith } from "@/lib/sign-in-steps";

type Offer = { options: PublicKeyCredentialCreationOptionsJSON } | { problem: string };

/** Gives a second factor before a passkey is added; for five minutes none is asked for. */
export const proveFirst = personAction
  .metadata({ action: "passkey-prove" })
  .inputSchema(form(proofFields), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, session } }) => {
    if (await prove(actor, session.publicId, parsedInput)) redirect("/profile/security?done=proven#passkeys");
    return refuse(null, { code: (await getTranslations("profile.security.proof"))("prove") });
  });

/** What this browser needs to make a passkey, or why it gets none; called by the form that adds one. */
export const offer = personAction
  .metadata({ action: "passkey-offer" })
  .inputSchema(form({ password: z.string().max(1000).optional() }))
  .action(async ({ parsedInput, ctx: { actor, session, visit } }): Promise<Offer> => {
    const t = await getTranslations("profile.security.passkeys");
    if (!(await personMay("ask-passkey", actor.personId))) return { problem: t("throttled") };
    const { programmeName } = visit.installation;
    const password = parsedInput.password ?? null;
    const offered = await offerPasskey(actor, { session: session.publicId, password, programme: programmeName });
    return offered.ok ? { options: offered.value } : { problem: t(offered.refusal) };
  });

/** Keeps the passkey this browser made; recovery codes are shown next to whoever had none. */
export const addPasskey = personAction
  .metadata({ action: "passkey-enrol" })
  .inputSchema(
    form({ answer: z.string().max(20_000), name: z.string().trim().max(PASSKEY_NAME_MAX).default("") }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { answer, name }, ctx: { actor, session } }) => {
    const called = name || (await askingDevice()).name;
    const added = await enrolPasskey(actor, { session: session.publicId, answer, name: called });
    if (!added.ok) return refuse((await getTranslations("profile.security.passkeys"))(added.refusal));
    await enterWith(added.value.ticket);
    if (added.value.recoveryCodes.length > 0) await carryRecoveryCodes(actor.personId, added.value.recoveryCodes);
    redirect("/profile/security?done=passkey");
  });

/** Takes one passkey away; a second factor is asked for unless one was given within five minutes. */
export const dropPasskey = personAction
  .metadata({ action: "passkey-remove" })
  .inputSchema(form({ target: z.string().refine(isId), ...proofFields }), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, session } }) => {
    await prove(actor, session.publicId, parsedInput);
    const removed = await removePasskey(actor, { session: session.publicId, passkey: parsedInput.target });
    if (!removed.ok) {
      const t = await getTranslations("profile.security");
      if (removed.refusal === "prove") return refuse(null, { code: t("proof.prove") });
      return refuse(t("passkeys.none"));
    }
    await enterWith(removed.value.ticket);
    redirect("/profile/security?done=passkeyRemoved");
  });
