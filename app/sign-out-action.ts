"use server";

import { redirect } from "next/navigation";
import { endSession } from "@/db/commands/sign-out";
import { form, personAction, thrown } from "@/lib/action";
import { signOut } from "@/lib/auth";
import { dropRecoveryCodes } from "@/lib/sign-in-steps";

/** Ends this session in the database first, then takes its cookie away: a copy of the cookie is worth nothing either. */
export const signOutHere = personAction
  .metadata({ action: "sign-out" })
  .inputSchema(form({}))
  .action(async ({ ctx: { session } }) => {
    await endSession(session.publicId);
    await signOut({ redirect: false });
    await dropRecoveryCodes();
    redirect("/");
  }, thrown);
