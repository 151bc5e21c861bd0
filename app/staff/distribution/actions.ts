"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { keepDistribution, turnDistribution } from "@/db/commands/keep-distribution";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";
import { readDistribution } from "./read-distribution";

/** Adds a distribution or changes one. */
export const keep = staffAction("distribution.edit")
  .metadata({ action: "distribution-keep" })
  .inputSchema(async () => {
    const { target, text, version, wrong } = await unreadable();
    const short = text(200).default("");
    return form({
      ...{ distribution: target.default(""), version: version.default(0), reward: target.default("") },
      ...{
        occasion: short,
        tier: short,
        each: short,
        onlyTier: short,
        onlyTag: short,
        joinedDays: short,
        visits: short,
      },
      ...{ daysBefore: short, pickUpDays: short, startsOn: z.iso.date(wrong), atMost: short, isOn: short },
      endsOn: z.union([z.iso.date(wrong), z.literal("")]).default(""),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { distribution, version, ...typed }, ctx: { actor } }) => {
    const known = distribution === "" ? null : { publicId: distribution, version };
    const kept = await keepDistribution(actor, known, readDistribution(typed));
    if (kept.ok) redirect("/staff/distribution?done=kept");
    const t = await getTranslations("staff-distribution.refusal");
    return refuse(t(kept.refusal));
  });

/** Turns a distribution on or off. */
export const turn = staffAction("distribution.edit")
  .metadata({ action: "distribution-turn" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return form({ distribution: target, version, on: z.enum(["yes", "no"]) });
  }, asForm)
  .stateAction(async ({ parsedInput: { distribution, version, on }, ctx: { actor } }) => {
    const isTurned = await turnDistribution(actor, { publicId: distribution, version }, on === "yes");
    if (isTurned) redirect("/staff/distribution?done=kept");
    const t = await getTranslations("staff-distribution.refusal");
    return refuse(t("stale"));
  });
