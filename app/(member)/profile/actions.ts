"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { editProfile } from "@/db/commands/edit-profile";
import { recordEvent } from "@/db/commands/record-event";
import { asForm, form, personAction, refuse } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { isBirthday } from "@/lib/birthday";
import { isPhone } from "@/lib/personal-data";
import { zonesFor } from "./_components/zones";

/** Corrects one's own data. Refused, the page comes back with what was typed; changed elsewhere meanwhile, with what it is now to save over. */
export const correctProfile = personAction
  .metadata({ action: "profile" })
  .inputSchema(async () => {
    const [t, words] = await Promise.all([getTranslations("profile.edit"), getTranslations("auth.error")]);
    const mayBeEmpty = (isRight: (typed: string) => boolean, error: string) =>
      z
        .string()
        .trim()
        .max(40, { error })
        .refine((typed) => typed === "" || isRight(typed), { error })
        .optional()
        .transform((typed) => typed || null);
    return form({
      version: z.coerce.number().int(),
      name: z
        .string()
        .trim()
        .min(1, { error: words("name") })
        .max(100, { error: words("name") }),
      phone: mayBeEmpty(isPhone, t("phoneWrong")),
      birthday: mayBeEmpty((day) => isBirthday(day, realNow()), words("birthday")),
      zone: z.string().max(60),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { version, ...edit }, ctx: { actor, person, visit } }) => {
    const t = await getTranslations("profile.edit");
    if (!zonesFor(person.zone).includes(edit.zone)) return refuse(null, { zone: t("zoneWrong") });
    const edited = await editProfile(actor, { version, edit });
    if (!edited.ok) {
      refresh();
      return refuse(t("stale"));
    }
    const { member } = visit;
    if (member && edit.phone && edit.birthday) {
      // Once for each membership; where the terms have no rule for it, it is only noted.
      const occurredAt = visit.now;
      await recordEvent({ memberId: member.id, type: "profile_completed", externalId: member.publicId, occurredAt });
    }
    redirect("/profile?done=saved");
  });
