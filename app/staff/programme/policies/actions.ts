"use server";

import { redirect } from "next/navigation";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { asForm, openForm, refuse, staffAction } from "@/lib/action";
import { address } from "../../_components/address";
import { unreadable } from "../../_components/unreadable";
import { openReading } from "../form-reading";
import { sayTermsMove } from "../refusals";
import { saveDraft } from "../save-draft";
import { readPolicies } from "./policy-form";

/** Saves the policies of a draft, its kinds of events, and how it calls things. */
export const savePolicies = staffAction("terms.draft")
  .metadata({ action: "save-policies" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return openForm({ draftId: target, version }, 2_000);
  }, asForm)
  .stateAction(async ({ parsedInput: { draftId, version, ...typed }, ctx: { actor, locale } }) => {
    const draft = await findTermsDraft(draftId);
    if (draft === null) refuse(await sayTermsMove({ code: "terms_unknown" }));
    const reading = openReading(typed, locale);
    const { document, fieldAt } = readPolicies(reading, draft.document);
    await saveDraft(actor, draft, version, {
      document,
      problems: reading.problems,
      fieldAt: ({ path }) => fieldAt(path),
    });
    redirect(address(`/staff/programme/${encodeURIComponent(draftId)}/policies`, { done: "policies_saved" }));
  });
