"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { keepStore } from "@/db/commands/keep-store";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";

/** Adds a store or changes one. A field named `code` would be taken for a secret and come back empty. */
export const keep = staffAction("stores.edit")
  .metadata({ action: "store-keep" })
  .inputSchema(async () => {
    const { target, text, version } = await unreadable();
    const t = await getTranslations("staff-counter.stores");
    const said = (longest: number) => text(longest).trim().min(1, t("required"));
    return form({
      ...{
        store: target.default(""),
        version: version.default(0),
        name: said(80),
        city: text(80).trim(),
        placeCode: said(60),
      },
      zone: text(60).refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), t("zoneUnknown")),
      channel: z
        .string()
        .trim()
        .regex(/^[a-z][a-z0-9_-]{0,39}$/, t("channelWrong")),
      active: z.enum(["yes", "no"]).default("yes"),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { store, version, active, placeCode: code, ...typed }, ctx: { actor } }) => {
    const known = store === "" ? null : { publicId: store, version };
    const kept = await keepStore(actor, known, { ...typed, code, isActive: active === "yes" });
    if (kept.ok) redirect("/staff/stores?done=kept");
    const t = await getTranslations("staff-counter.stores");
    return kept.refusal === "code_taken" ? refuse(null, { placeCode: t("codeTaken") }) : refuse(t(kept.refusal));
  });
