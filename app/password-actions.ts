"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { findResetOwner } from "@/db/commands/reset-password";
import { addressMay } from "@/db/commands/throttle";
import { findCredentials } from "@/db/queries/people";
import { form, visitorAction } from "@/lib/action";
import { limitedAddress } from "@/lib/client-address";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, passwordHint } from "@/lib/password-policy";
import type { PasswordStrength } from "@/lib/password-strength";
import { openFor } from "@/lib/personal-data";

/**
 * How a new password stands while it is typed, in words; never asked where one signs in. Nothing of it is kept or written down. Judged by
 * the person's own names: typed beside it, of the reset link, or of whoever is signed in. Null after too many.
 */
export const judgePassword = visitorAction
  .metadata({ action: "judge-password" })
  .inputSchema(
    form({
      password: z.string().max(1000),
      name: z.string().max(200).default(""),
      email: z.string().max(200).default(""),
      token: z.string().max(100).default(""),
    }),
  )
  .action(async ({ parsedInput, ctx: { visit } }): Promise<PasswordStrength | null> => {
    const { password, name, email, token } = parsedInput;
    if (password === "" || !(await addressMay("judge-password", await limitedAddress()))) return null;
    const known = token !== "" ? await findResetOwner(token) : await ownerOf(visit.person?.id ?? null);
    const hint = passwordHint(password, { ...(known ?? { name, email }), brand: visit.installation.programmeName });
    const t = await getTranslations("auth.strength");
    const left = PASSWORD_MIN_LENGTH - [...password.normalize("NFKC")].length;
    const steps = hint === "best" ? 3 : hint === "good" ? 2 : 1;
    return { steps, words: t(hint, { left, max: PASSWORD_MAX_LENGTH }) };
  });

async function ownerOf(personId: number | null) {
  const person = personId === null ? null : await findCredentials(personId);
  return person && { name: person.name, email: openFor(person.wrappedKey, "email", person.emailCipher) };
}
