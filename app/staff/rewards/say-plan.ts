import { getTranslations } from "next-intl/server";
import type { PlanRefusal } from "@/db/commands/plan-reward";
import { refuse } from "@/lib/action";
import { inWords } from "@/lib/in-words";
import { rowTeller } from "./_components/say-row";
import { sayConflict, sayProblems } from "./refusals";

/** Ends an action with why a change could not be planned, each sentence at its field. */
export async function sayPlanRefusal(refusal: PlanRefusal): Promise<never> {
  const t = await getTranslations("staff-catalogue.plan.refusal");
  switch (refusal.code) {
    case "invalid":
      return refuse(null, await sayProblems(refusal.problems));
    case "changed_meanwhile":
      return refuse(await sayConflict(refusal, "changed_reload"));
    case "picture": {
      const rewards = await getTranslations("staff-rewards");
      return refuse(null, { nextPicture: rewards(`refusal.picture_${refusal.refusal}`) });
    }
    case "notice_too_short":
      return refuse(null, { effectiveAt: t("notice_too_short", { at: (await inWords()).at(refusal.earliest) }) });
    case "too_early":
    case "too_late":
    case "unchanged":
      return refuse(null, { effectiveAt: t(refusal.code) });
    default: {
      const say = await rowTeller(false);
      return refuse(say({ outcome: refusal.code, problems: {}, isNew: false }).join(" "));
    }
  }
}
