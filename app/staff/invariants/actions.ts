"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askLedgerCheck } from "@/db/commands/ask-ledger-check";
import { asForm, form, refuse, staffAction } from "@/lib/action";

/** Asks the worker to check the whole ledger now. */
export const checkNow = staffAction("ledger.check")
  .metadata({ action: "check-ledger" })
  .inputSchema(form({}), asForm)
  .stateAction(async ({ ctx: { actor } }) => {
    const asked = await askLedgerCheck(actor);
    if (asked === "under_way") refuse((await getTranslations("staff-invariants"))("underWay"));
    redirect("/staff/invariants?done=asked");
  });
