import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { RewardMatch } from "@/db/queries/staff-rewards";
import { matchQuery } from "../reward-match";

/** The list with its rewards to be chosen, and the way on for those chosen or for all that match; it works without scripts. */
export async function ChooseForBulk({ match, children }: { match: RewardMatch; children: ReactNode }) {
  const t = await getTranslations("staff-catalogue.choose");
  return (
    <form id="rewards-bulk" action="/staff/rewards/bulk" method="get">
      {Object.entries(matchQuery(match)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <fieldset className="choice-bar">
        <legend className="choice-bar-name">{t("title")}</legend>
        <button type="submit" className={buttonClass("secondary", true)}>
          {t("chosen")}
        </button>
        <button type="submit" name="all" value="1" className={buttonClass("secondary", true)}>
          {t("all")}
        </button>
      </fieldset>
    </form>
  );
}

/** The box by which one of them is chosen. */
export function ChooseOne({ id, label }: { id: string; label: string }) {
  return (
    <label className="inline-flex min-h-11 min-w-11 items-center justify-center lg:-my-2.5">
      <span className="sr-only">{label}</span>
      <input type="checkbox" name="id" value={id} className="tick" />
    </label>
  );
}
