import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { BatchView } from "@/db/queries/fulfilment-batches";
import { JobProgress } from "../../../../_components/job-progress";

/** How far it has come; looks again by itself, or by its link where scripts do not run. At its end, the result as a file. */
export async function BatchProgress({ batch }: { batch: BatchView }) {
  const t = await getTranslations("staff-fulfilment.batch");
  const { publicId, moved, total, waiting } = batch;
  const here = `/staff/fulfilment/batches/${publicId}`;
  if (waiting > 0)
    return (
      <JobProgress
        said={t("progress", { moved, total, waiting })}
        of={{ value: total - waiting, max: total }}
        lead={t("running")}
        here={here}
        lookAgain={t("lookAgain")}
      />
    );
  const isWhole = moved === total;
  return (
    <div className="grid max-w-xl gap-4">
      <Notice
        tone={isWhole ? "good" : "warn"}
        icon={isWhole ? "check" : "info"}
        title={t("finished", { moved, total })}
      >
        <p>{t(isWhole ? "all" : moved === 0 ? "none" : "some")}</p>
      </Notice>
      <p>
        <a href={`${here}/result.csv`} className="text-link inline-flex min-h-11 items-center" download>
          {t("csv")}
        </a>
      </p>
    </div>
  );
}
