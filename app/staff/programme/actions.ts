"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { approveTerms } from "@/db/commands/approve-terms";
import { draftTerms } from "@/db/commands/draft-terms";
import { editTerms } from "@/db/commands/edit-terms";
import { publishTerms } from "@/db/commands/publish-terms";
import { withdrawTerms } from "@/db/commands/withdraw-terms";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { asForm, form, openForm, refuse, staffAction } from "@/lib/action";
import { instantOf } from "@/lib/base/local-time";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";
import { readTermsFile } from "./read-terms-file";
import { readTermsForm } from "./read-terms-form";
import { sayFieldProblems, sayPublishing, sayTermsMove, sayTermsProblems } from "./refusals";
import { saveDraft } from "./save-draft";

const draftAddress = (draftId: string, done: string) =>
  address(`/staff/programme/${encodeURIComponent(draftId)}`, { done });

async function moveForm() {
  const { target, version } = await unreadable();
  return form({ draftId: target, version });
}

/** Begins a draft from the newest version, or from a file. */
export const create = staffAction("terms.draft")
  .metadata({ action: "draft-terms" })
  .inputSchema(async () => {
    const { text, file } = await unreadable();
    return form({ title: text(120), file });
  }, asForm)
  .stateAction(async ({ parsedInput: { title, file }, ctx: { actor } }) => {
    if (title.trim() === "") refuse(null, await sayFieldProblems({ title: "missing" }));
    const document = await readTermsFile(file);
    if (document === undefined) refuse(null, { file: (await getTranslations("staff-programme"))("refusal.not_json") });
    const drafted = await draftTerms(actor, { title: title.trim(), document });
    if (!drafted.ok) refuse(null, { file: (await sayTermsProblems(drafted.refusal.problems)).join(" ") });
    redirect(draftAddress(drafted.value.draftId, "created"));
  });

/** Saves what was typed into the form of a draft. */
export const edit = staffAction("terms.draft")
  .metadata({ action: "edit-terms" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return openForm({ draftId: target, version }, 20_000);
  }, asForm)
  .stateAction(async ({ parsedInput: { draftId, version, ...typed }, ctx: { actor, locale } }) => {
    const draft = await findTermsDraft(draftId);
    if (draft === null) refuse(await sayTermsMove({ code: "terms_unknown" }));
    await saveDraft(actor, draft, version, readTermsForm(typed, draft.document, locale));
    redirect(draftAddress(draftId, "edited"));
  });

/** Replaces all a draft says by a file. */
export const upload = staffAction("terms.draft")
  .metadata({ action: "upload-terms" })
  .inputSchema(async () => {
    const { target, version, file } = await unreadable();
    return form({ draftId: target, version, file });
  }, asForm)
  .stateAction(async ({ parsedInput: { draftId, version, file }, ctx: { actor } }) => {
    const t = await getTranslations("staff-programme");
    const [draft, document] = await Promise.all([findTermsDraft(draftId), readTermsFile(file)]);
    if (draft === null) refuse(await sayTermsMove({ code: "terms_unknown" }));
    if (document === null) refuse(null, { file: t("refusal.no_file") });
    if (document === undefined) refuse(null, { file: t("refusal.not_json") });
    const edited = await editTerms(actor, { draftId, version, title: draft.title, document });
    if (!edited.ok) {
      const { refusal } = edited;
      if (refusal.code !== "invalid") refuse(await sayTermsMove(refusal));
      refuse(null, { file: (await sayTermsProblems(refusal.problems)).join(" ") });
    }
    redirect(draftAddress(draftId, "edited"));
  });

/** Says of exactly this draft that it may be published. */
export const approve = staffAction("terms.approve")
  .metadata({ action: "approve-terms" })
  .inputSchema(moveForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const approved = await approveTerms(actor, parsedInput);
    if (!approved.ok) refuse(await sayTermsMove(approved.refusal));
    redirect(draftAddress(parsedInput.draftId, "approved"));
  });

/** Makes an approved draft the next version, from the day given or as early as may be. */
export const publish = staffAction("terms.publish")
  .metadata({ action: "publish-terms" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ draftId: target, version, from: text(20).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { draftId, version, from: typed = "" }, ctx: { actor, visit } }) => {
    const from = typed === "" ? null : instantOf(typed, visit.installation.zone);
    if (from === null && typed !== "")
      refuse(null, { from: (await getTranslations("staff-programme"))("refusal.not_a_day") });
    const published = await publishTerms(actor, { draftId, version, from }, visit.now);
    if (!published.ok) {
      const sentence = await sayPublishing(published.refusal);
      const { code } = published.refusal;
      // Only another time could help; what else is missing is nothing the field holds.
      if (code === "too_early" || code === "notice_too_short") refuse(null, { from: sentence });
      refuse(sentence);
    }
    redirect(draftAddress(draftId, "published"));
  });

/** Puts a draft away. */
export const withdraw = staffAction("terms.draft")
  .metadata({ action: "withdraw-terms" })
  .inputSchema(moveForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const withdrawn = await withdrawTerms(actor, parsedInput);
    if (!withdrawn.ok) refuse(await sayTermsMove(withdrawn.refusal));
    redirect(draftAddress(parsedInput.draftId, "withdrawn"));
  });
