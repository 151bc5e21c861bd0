import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { CodeImport } from "@/db/queries/code-imports";
import { JobProgress } from "../../../../../_components/job-progress";

const tones = { added: "good", tried: "good", refused: "bad", failed: "bad" } as const;

/** Where a list stands; looks again by itself while it waits, or by its link where scripts do not run. At its end, the result as a file. */
export async function ImportProgress({ list }: { list: CodeImport }) {
  const t = await getTranslations("staff-codes.list");
  const { state, rows, added, duplicates, faults } = list;
  const here = `/staff/rewards/${list.rewardId}/codes/${list.publicId}`;
  if (state === "reading" || state === "waiting")
    return <JobProgress said={t("waiting", { rows })} lead={t("mayLeave")} here={here} lookAgain={t("lookAgain")} />;
  return (
    <div className="grid max-w-xl gap-4">
      <Notice
        tone={tones[state]}
        icon={tones[state] === "good" ? "check" : "warning"}
        title={t(state, { rows, added })}
      >
        {duplicates > 0 && state !== "failed" ? <p>{t("duplicates", { duplicates })}</p> : null}
        {state === "refused" ? <p>{t(faults > 0 ? "faults" : "noCodes", { faults })}</p> : null}
      </Notice>
      <p>
        <a href={`${here}/result.csv`} className="text-link inline-flex min-h-11 items-center" download>
          {t("csv")}
        </a>
      </p>
    </div>
  );
}
