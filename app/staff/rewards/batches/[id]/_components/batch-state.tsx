import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CatalogueBatch } from "@/db/queries/catalogue-batches";
import type { Instant } from "@/lib/base/clock";
import { PREPARED_MINUTES } from "@/lib/loyalty/bulk-wish";
import { JobProgress } from "../../../../_components/job-progress";
import { begin, takeBack } from "../../../bulk-actions";

type Props = { batch: CatalogueBatch; refused: number; mayEdit: boolean; now: Instant };

/** Where a batch stands: to be begun, under way, or done, with what can follow. */
export async function BatchState(props: Props) {
  const { batch } = props;
  if (batch.begunAt === null) return <Prepared {...props} />;
  return batch.finishedAt === null ? <UnderWay batch={batch} /> : <Finished {...props} />;
}

async function Prepared({ batch, refused, mayEdit, now }: Props) {
  const t = await getTranslations("staff-catalogue.batch");
  const isWhole = batch.kind === "import";
  const isOld = now.getTime() - batch.createdAt.getTime() > PREPARED_MINUTES * 60_000;
  const counted = { waiting: batch.waiting, refused, unchanged: batch.unchanged, made: batch.made };
  if (isWhole && refused > 0)
    return (
      <Notice tone="bad" icon="warning" title={t("fileRefused", counted)}>
        <p>{t("fileRefusedLead")}</p>
        <ResultLink batch={batch} />
      </Notice>
    );
  if (batch.waiting === 0) return <Notice title={t("nothingToDo")}>{t("nothingToDoLead")}</Notice>;
  if (!mayEdit || !batch.isOwn || isOld) return <Notice tone="warn">{t(isOld ? "isOld" : "isAnothers")}</Notice>;
  return (
    <div className="grid max-w-2xl gap-4">
      <Notice tone={refused > 0 ? "warn" : "info"} title={t("wouldChange", counted)}>
        <p>{t(isWhole ? "wholeLead" : "eachLead", counted)}</p>
      </Notice>
      <Form id="begin-batch" action={begin}>
        <input type="hidden" name="batchId" value={batch.publicId} />
        <div>
          <SubmitButton pending={t("beginning")}>{t("begin", { count: batch.waiting })}</SubmitButton>
        </div>
      </Form>
    </div>
  );
}

async function UnderWay({ batch }: { batch: CatalogueBatch }) {
  const t = await getTranslations("staff-catalogue.batch");
  const tried = batch.total - batch.waiting;
  return (
    <JobProgress
      said={t("progress", { tried, total: batch.total })}
      of={{ value: tried, max: batch.total }}
      lead={t("running")}
      here={`/staff/rewards/batches/${batch.publicId}`}
      lookAgain={t("lookAgain")}
    />
  );
}

async function Finished({ batch, refused, mayEdit }: Props) {
  const t = await getTranslations("staff-catalogue.batch");
  const isGood = refused === 0;
  return (
    <div className="grid max-w-2xl gap-4">
      <Notice
        tone={isGood ? "good" : "warn"}
        icon={isGood ? "check" : "info"}
        title={t("finished", { done: batch.done, refused, unchanged: batch.unchanged })}
      >
        <p>{t(isGood ? "allDone" : batch.kind === "import" ? "noneDone" : "someDone")}</p>
      </Notice>
      <ResultLink batch={batch} />
      {batch.undoneBy ? (
        <p>
          <PendingLink
            href={`/staff/rewards/batches/${batch.undoneBy}`}
            className="text-link inline-flex min-h-11 items-center"
          >
            {t("undone")}
          </PendingLink>
        </p>
      ) : null}
      {mayEdit && batch.done > 0 && batch.undoneBy === null && batch.kind !== "undo" ? (
        <Form id="undo-batch" action={takeBack} className="grid gap-2">
          <input type="hidden" name="batchId" value={batch.publicId} />
          <p className="text-note text-ink-soft">{t("undoLead")}</p>
          <div>
            <SubmitButton look="secondary">{t("undo")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </div>
  );
}

async function ResultLink({ batch }: { batch: CatalogueBatch }) {
  const t = await getTranslations("staff-catalogue.batch");
  return (
    <p>
      <a
        href={`/staff/rewards/batches/${batch.publicId}/result.csv`}
        className="text-link inline-flex min-h-11 items-center"
        download
      >
        {t("csv")}
      </a>
    </p>
  );
}
