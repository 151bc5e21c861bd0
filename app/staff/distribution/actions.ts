"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type DistributionRefusal, keepDistribution, turnDistribution } from "@/db/commands/keep-distribution";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";
import { readDistribution } from "./read-distribution";

/** The field each refusal is about; null: none of them. */
const fieldOf: Record<DistributionRefusal, string | null> = {
  missing: null,
  stale: null,
  reward_unknown: "reward",
  tier_missing: "tier",
  criteria_missing: "onlyTier",
  days_before_invalid: "daysBefore",
  pick_up_days_invalid: "pickUpDays",
  at_most_invalid: "atMost",
  ends_before_start: "endsOn",
};

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
    const field = fieldOf[kept.refusal];
    return field === null ? refuse(t(kept.refusal)) : refuse(null, { [field]: t(kept.refusal) });
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
