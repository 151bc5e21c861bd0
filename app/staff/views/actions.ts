"use server";

import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changeView, deleteView, keepView, openWithView, type ViewRefusal } from "@/db/commands/keep-view";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { newId } from "@/lib/base/uuid";
import { consoleListNames, consoleLists } from "@/lib/console-lists";
import { grant } from "@/lib/loyalty/permissions";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

async function refuseView(refusal: ViewRefusal): Promise<never> {
  const says = await getTranslations("staff-console.views.refusal");
  const isOfName = refusal === "name_missing" || refusal === "name_taken";
  return isOfName ? refuse(null, { name: says(refusal) }) : refuse(says(refusal));
}

/** Keeps what a list shows under a name. */
export const keep = staffAction("staff.enter")
  .metadata({ action: "keep-view" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    const fields = { viewId: target, list: z.enum(consoleListNames, wrong), name: text(200), query: text(2_000) };
    return form({ ...fields, shared: z.literal("on", wrong).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { viewId, list, name, query, shared }, ctx: { actor, person } }) => {
    if (grant(person, consoleLists[list].needs) === null) notFound();
    const kept = await keepView(actor, { id: viewId || newId(), list, name, query, isShared: shared === "on" });
    if (!kept.ok) await refuseView(kept.refusal);
    redirect(address("/staff/views", { done: "kept" }));
  });

/** Names a view anew, shares it or no longer. */
export const change = staffAction("staff.enter")
  .metadata({ action: "change-view" })
  .inputSchema(async () => {
    const { target, version, text, wrong } = await unreadable();
    return form({ viewId: target, version, name: text(200), shared: z.literal("on", wrong).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { viewId, version, name, shared }, ctx: { actor } }) => {
    const changed = await changeView(actor, { id: viewId, version, name, isShared: shared === "on" });
    if (!changed.ok) await refuseView(changed.refusal);
    redirect(address("/staff/views", { done: "changed" }));
  });

/** Deletes a view; what undoing needs goes along in the address. */
export const remove = staffAction("staff.enter")
  .metadata({ action: "delete-view" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    const fields = { viewId: target, list: z.enum(consoleListNames, wrong), name: text(200), query: text(2_000) };
    return form({ ...fields, shared: z.literal("on", wrong).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { viewId, list, name, query, shared }, ctx: { actor } }) => {
    const deleted = await deleteView(actor, viewId);
    if (!deleted.ok) await refuseView(deleted.refusal);
    redirect(address("/staff/views", { done: "deleted", list, name, query, shared }));
  });

/** Says with which view a list opens for this person, or with none. */
export const opening = staffAction("staff.enter")
  .metadata({ action: "open-with-view" })
  .inputSchema(async () => {
    const { target, wrong } = await unreadable();
    return form({ viewId: target, list: z.enum(consoleListNames, wrong), off: z.literal("1", wrong).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { viewId, list, off }, ctx: { actor } }) => {
    const set = await openWithView(actor, list, off === "1" ? null : viewId);
    if (!set.ok) await refuseView(set.refusal);
    redirect(address("/staff/views", { done: "opening" }));
  });
