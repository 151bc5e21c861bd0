import { getLocale, getTranslations } from "next-intl/server";
import type { MoveRefusal } from "@/db/commands/move-reward";
import type { Conflict } from "@/db/queries/edited-reward";
import { formatInstant } from "@/lib/base/format-time";
import type { PublishRefusal, RewardProblems } from "@/lib/loyalty/catalogue";
import { currentVisit } from "@/lib/session";

/** One sentence a field, in the reader's language. */
export async function sayProblems(problems: RewardProblems): Promise<Record<string, string>> {
  const t = await getTranslations("staff-rewards");
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, t(`problem.${problem}`)]] : [])),
  );
}

/** Who changed it and when; `changed_meanwhile` where what was typed still stands below. */
export async function sayConflict(conflict: Conflict, key: "changed_meanwhile" | "changed_reload"): Promise<string> {
  const [t, locale, { installation }] = await Promise.all([
    getTranslations("staff-rewards"),
    getLocale(),
    currentVisit(),
  ]);
  return t(`refusal.${key}`, {
    by: conflict.by ?? t("refusal.somebody"),
    at: formatInstant(conflict.at, installation.zone, locale),
  });
}

/** Why a reward could not be moved to another state. */
export async function sayMove(
  refusal: MoveRefusal | { code: PublishRefusal | "not_in_that_state" | "redeemed_since" },
): Promise<string> {
  if (refusal.code === "changed_meanwhile") return sayConflict(refusal, "changed_reload");
  return (await getTranslations("staff-rewards"))(`refusal.${refusal.code}`);
}
