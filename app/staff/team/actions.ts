"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changeRole, deactivateStaff, reactivateStaff, resetFactor } from "@/db/commands/change-team";
import { inviteStaff, resendInvitation, withdrawInvitation } from "@/db/commands/invite-staff";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { locales } from "@/lib/base/locale";
import { roles } from "@/lib/loyalty/permissions";
import { proofFields } from "@/lib/prove";
import { unreadable } from "../_components/unreadable";
import { proveWith } from "./prove";
import { refuseChange } from "./refusals";

/** Asks somebody by mail to join the team. */
export const invite = staffAction("team.manage")
  .metadata({ action: "staff-invite" })
  .inputSchema(async () => {
    const [{ text, wrong }, t] = await Promise.all([unreadable(), getTranslations("staff-team.invite")]);
    return form({
      ...{ name: text(100).trim().min(1, t("nameMissing")), email: z.email({ error: t("emailWrong") }).max(200) },
      ...{ role: z.enum(roles, wrong), locale: z.enum(locales, wrong), ...proofFields },
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { code, passkey, ...asked }, ctx: { actor, person, session } }) => {
    await proveWith(person, session.publicId, { code, passkey });
    const invited = await inviteStaff(actor, { ...asked, session: session.publicId });
    if (invited.ok) redirect("/staff/team?done=invited");
    const { refusal } = invited;
    if (refusal === "prove") return refuse(null, { code: (await getTranslations("profile.security.proof"))("prove") });
    return refuse(null, { email: (await getTranslations("staff-team.invite.refusal"))(refusal) });
  });

async function invitationForm() {
  return form({ invitation: (await unreadable()).target });
}

/** Sends the invitation again, with a new link. */
export const resend = staffAction("team.manage")
  .metadata({ action: "staff-invitation-resend" })
  .inputSchema(invitationForm, asForm)
  .stateAction(async ({ parsedInput: { invitation }, ctx: { actor } }) => {
    const sent = await resendInvitation(actor, invitation);
    if (sent.ok) redirect("/staff/team?done=resent");
    return refuse((await getTranslations("staff-team.invitation"))(sent.refusal));
  });

/** Takes the invitation back. */
export const withdraw = staffAction("team.manage")
  .metadata({ action: "staff-invitation-withdraw" })
  .inputSchema(invitationForm, asForm)
  .stateAction(async ({ parsedInput: { invitation }, ctx: { actor } }) => {
    if (await withdrawInvitation(actor, invitation)) redirect("/staff/team?done=withdrawn");
    return refuse((await getTranslations("staff-team.invitation"))("gone"));
  });

async function colleagueForm() {
  const { target, version } = await unreadable();
  return form({ person: target, version, ...proofFields });
}

/** Gives a colleague another role. */
export const assign = staffAction("team.manage")
  .metadata({ action: "staff-role" })
  .inputSchema(async () => {
    const { target, version, wrong } = await unreadable();
    return form({ person: target, version, role: z.enum(roles, wrong), ...proofFields });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, person, session } }) => {
    await proveWith(person, session.publicId, parsedInput);
    const { person: personId, version, role } = parsedInput;
    const changed = await changeRole(actor, { session: session.publicId, personId, version, role });
    if (changed.ok) redirect(`/staff/team/${personId}?done=role`);
    return refuseChange(changed.refusal);
  });

/** Ends a colleague's access; their sessions end with it. */
export const deactivate = staffAction("team.manage")
  .metadata({ action: "staff-deactivate" })
  .inputSchema(colleagueForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, person, session } }) => {
    await proveWith(person, session.publicId, parsedInput);
    const { person: personId, version } = parsedInput;
    const ended = await deactivateStaff(actor, { session: session.publicId, personId, version });
    if (ended.ok) redirect(`/staff/team/${personId}?done=deactivated`);
    return refuseChange(ended.refusal);
  });

/** Brings a colleague back in the role they had. */
export const reactivate = staffAction("team.manage")
  .metadata({ action: "staff-reactivate" })
  .inputSchema(colleagueForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, person, session } }) => {
    await proveWith(person, session.publicId, parsedInput);
    const { person: personId, version } = parsedInput;
    const back = await reactivateStaff(actor, { session: session.publicId, personId, version });
    if (back.ok) redirect(`/staff/team/${personId}?done=reactivated`);
    return refuseChange(back.refusal);
  });

/** Has a colleague set up a new app when they sign in next. */
export const renewFactor = staffAction("team.manage")
  .metadata({ action: "staff-factor" })
  .inputSchema(colleagueForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, person, session } }) => {
    await proveWith(person, session.publicId, parsedInput);
    const reset = await resetFactor(actor, { session: session.publicId, personId: parsedInput.person });
    if (reset.ok) redirect(`/staff/team/${parsedInput.person}?done=factor`);
    return refuseChange(reset.refusal);
  });
