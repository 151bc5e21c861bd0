import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { buttonClass } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { UploadField } from "@/components/ui/upload-field";
import { zoneLabel } from "@/lib/base/format-time";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { address, type Query } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { upload } from "../import-action";
import { matchOf, matchQuery } from "../reward-match";
import { UPLOAD_BYTES_MAX } from "../upload-limit";
import { LatestChanges } from "./_components/latest-changes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-catalogue"))("import.title") };
}

/** The catalogue as a file, out and in. */
export default async function RewardFilePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person, installation, now } = await requireStaff("rewards.view");
  const [query, t, refusal] = await Promise.all([
    searchParams,
    getTranslations("staff-catalogue.import"),
    getTranslations("staff-catalogue.refusal"),
  ]);
  const match = matchQuery(matchOf(query));
  const file = (more: Record<string, string>) => address("/staff/rewards/export.csv", { ...match, ...more });
  return (
    <>
      <PageTitle
        above={
          <BackLink
            href={address("/staff/rewards", match)}
            label={(await getTranslations("staff-catalogue.batch"))("back")}
          />
        }
        title={t("title")}
        lead={t("lead")}
      />
      <Section id="export" title={t("export")} lead={t("exportLead")}>
        <p className="flex flex-wrap gap-3">
          <a href={file({})} className={buttonClass("secondary", false)} download>
            {t("comma")}
          </a>
          <a href={file({ for: "excel" })} className={buttonClass("secondary", false)} download>
            {t("semicolon")}
          </a>
        </p>
      </Section>
      {grant(person, "rewards.edit") === null ? null : (
        <Section id="upload" title={t("upload")}>
          <Form id="reward-file" action={upload} className="grid max-w-xl gap-4">
            <UploadField
              name="file"
              label={t("file")}
              hint={t("fileHint")}
              accept=".csv,text/csv"
              most={UPLOAD_BYTES_MAX}
              tooLarge={refusal("file_too_large")}
            />
            <div>
              <SubmitButton>{t("submit")}</SubmitButton>
            </div>
          </Form>
        </Section>
      )}
      <Section id="how" title={t("how")}>
        <ul className="grid max-w-2xl list-disc gap-2 pl-5">
          <li>{t("howMatch")}</li>
          <li>{t("howCells", { zone: zoneLabel(now, installation.zone) })}</li>
          <li>{t("howStock")}</li>
          <li>{t("howPrice")}</li>
        </ul>
      </Section>
      <LatestChanges />
    </>
  );
}
