"use server";

import { redirect } from "next/navigation";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { asForm, form, openForm, refuse, staffAction } from "@/lib/action";
import { address } from "../../_components/address";
import { unreadable } from "../../_components/unreadable";
import { openReading } from "../form-reading";
import { sayTermsMove } from "../refusals";
import { saveDraft } from "../save-draft";
import { memberKinds } from "./condition-parts";
import { codeAfter, readConditions, readRuleForm } from "./read-rule-form";

const rulesAddress = (draftId: string, done: string) =>
  address(`/staff/programme/${encodeURIComponent(draftId)}/rules`, { done });

async function ofDraft() {
  const { target, version, text } = await unreadable();
  return { draftId: target, version, code: text(40) };
}

async function draftOf(draftId: string) {
  return (await findTermsDraft(draftId)) ?? refuse(await sayTermsMove({ code: "terms_unknown" }));
}

/** Saves a rule of a draft at its place among the others; without a code it is a new one. */
export const saveRule = staffAction("terms.draft")
  .metadata({ action: "save-rule" })
  .inputSchema(async () => openForm(await ofDraft(), 2_000), asForm)
  .stateAction(async ({ parsedInput: { draftId, version, code: known, ...typed }, ctx: { actor, locale } }) => {
    const draft = await draftOf(draftId);
    const { rules } = draft.document.earning;
    const reading = openReading(typed, locale);
    const others = rules.filter((rule) => rule.code !== known);
    const code =
      known ||
      codeAfter(
        reading.said("name.id"),
        rules.map((rule) => rule.code),
      );
    const { value, fieldAt } = readRuleForm(reading, code, draft.document);
    const place = Math.min(
      Math.max((reading.ifSaid("place", reading.number) ?? rules.length + 1) - 1, 0),
      others.length,
    );
    await saveDraft(actor, draft, version, {
      document: withEarning(draft.document, { rules: [...others.slice(0, place), value, ...others.slice(place)] }),
      problems: reading.problems,
      fieldAt: ({ path: [section, list, index, ...rest] }) =>
        section === "earning" && list === "rules" && index === String(place) ? fieldAt(rest) : null,
    });
    redirect(rulesAddress(draftId, known ? "rule_saved" : "rule_added"));
  });

/** Takes a rule out of a draft. */
export const removeRule = staffAction("terms.draft")
  .metadata({ action: "remove-rule" })
  .inputSchema(async () => form(await ofDraft()), asForm)
  .stateAction(async ({ parsedInput: { draftId, version, code }, ctx: { actor } }) => {
    const draft = await draftOf(draftId);
    const rules = draft.document.earning.rules.filter((rule) => rule.code !== code);
    await saveDraft(actor, draft, version, {
      document: withEarning(draft.document, { rules }),
      problems: {},
      fieldAt: () => null,
    });
    redirect(rulesAddress(draftId, "rule_removed"));
  });

/** Saves a segment of a draft; without a code it is a new one. */
export const saveSegment = staffAction("terms.draft")
  .metadata({ action: "save-segment" })
  .inputSchema(async () => openForm(await ofDraft(), 2_000), asForm)
  .stateAction(async ({ parsedInput: { draftId, version, code: known, ...typed }, ctx: { actor, locale } }) => {
    const draft = await draftOf(draftId);
    const { segments } = draft.document.earning;
    const reading = openReading(typed, locale);
    const code =
      known ||
      codeAfter(
        reading.said("name.id"),
        segments.map((segment) => segment.code),
      );
    const { when, fieldAt } = readConditions(reading, memberKinds);
    const saved = { code, name: reading.inBoth("name"), when };
    const isKnown = segments.some((segment) => segment.code === code);
    const list = isKnown ? segments.map((each) => (each.code === code ? saved : each)) : [...segments, saved];
    await saveDraft(actor, draft, version, {
      document: withEarning(draft.document, { segments: list }),
      problems: reading.problems,
      fieldAt: ({ path: [, , , part, ...rest] }) => (part === "when" ? fieldAt(rest) : `name.${rest[0] ?? "id"}`),
    });
    redirect(rulesAddress(draftId, known ? "segment_saved" : "segment_added"));
  });

/** Takes a segment out of a draft; one that a rule asks for stays. */
export const removeSegment = staffAction("terms.draft")
  .metadata({ action: "remove-segment" })
  .inputSchema(async () => form(await ofDraft()), asForm)
  .stateAction(async ({ parsedInput: { draftId, version, code }, ctx: { actor } }) => {
    const draft = await draftOf(draftId);
    const segments = draft.document.earning.segments.filter((segment) => segment.code !== code);
    await saveDraft(actor, draft, version, {
      document: withEarning(draft.document, { segments }),
      problems: {},
      fieldAt: () => null,
    });
    redirect(rulesAddress(draftId, "segment_removed"));
  });

function withEarning<Document extends { earning: object }>(document: Document, changes: object) {
  return { ...document, earning: { ...document.earning, ...changes } };
}
