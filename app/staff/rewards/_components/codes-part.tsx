import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { UploadField } from "@/components/ui/upload-field";
import { listCodeImports } from "@/db/queries/code-imports";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { inWords } from "@/lib/in-words";
import { codes } from "../code-actions";
import { UPLOAD_BYTES_MAX } from "../upload-limit";

const LATEST = 5;

/** How many codes are free, the lists they came in, and importing more; codes are never shown again. */
export async function CodesPart({ reward, mayImport }: { reward: StaffReward; mayImport: boolean }) {
  const [t, locale, words] = await Promise.all([getTranslations("staff-codes"), getLocale(), inWords()]);
  const imports = await listCodeImports(reward.publicId, LATEST, locale);
  const { free, taken, ended, withdrawn } = reward.codes;
  return (
    <Section title={t("title")} id="codes">
      <Facts
        facts={[
          { label: t("free"), value: formatPoints(free, locale) },
          { label: t("taken"), value: formatPoints(taken, locale) },
          ...(ended > 0 ? [{ label: t("ended"), value: formatPoints(ended, locale) }] : []),
          ...(withdrawn > 0 ? [{ label: t("withdrawn"), value: formatPoints(withdrawn, locale) }] : []),
        ]}
      />
      {imports.length > 0 ? (
        <ul className="mt-4 grid gap-1" aria-label={t("latest")}>
          {imports.map((each) => (
            <li key={each.publicId}>
              <PendingLink href={`/staff/rewards/${reward.publicId}/codes/${each.publicId}`} className="text-link">
                {t(`brought.${each.withdrawn > 0 ? "withdrawn" : each.state}`, {
                  at: words.at(each.createdAt),
                  rows: each.rows,
                  added: each.added,
                  withdrawn: each.withdrawn,
                })}
              </PendingLink>
            </li>
          ))}
        </ul>
      ) : null}
      {mayImport ? (
        <Form id="reward-codes" action={codes} className="mt-4 grid gap-4 sm:max-w-xl">
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <Textarea name="secretCodes" label={t("field.codes")} hint={t("field.codesHint")} rows={5} />
          <UploadField
            name="file"
            label={t("field.file")}
            hint={t("field.fileHint")}
            accept="text/plain,text/csv,.txt,.csv"
            most={UPLOAD_BYTES_MAX}
            tooLarge={t("refusal.too_large")}
          />
          <Field name="endsOn" label={t("field.endsOn")} hint={t("field.endsOnHint")} type="date" />
          <div>
            <SubmitButton look="secondary">{t("import")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}
