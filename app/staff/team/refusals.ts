import { getTranslations } from "next-intl/server";
import type { TeamRefusal } from "@/db/commands/change-team";
import { refuse } from "@/lib/action";

/** Why a colleague stays as they are. */
export async function refuseChange(refusal: TeamRefusal): Promise<never> {
  if (refusal === "prove") return refuse(null, { code: (await getTranslations("profile.security.proof"))("prove") });
  return refuse((await getTranslations("staff-team.refusal"))(refusal));
}
