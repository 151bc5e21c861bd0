import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { CODES_MAX } from "@/db/commands/import-codes";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { codes } from "../supply-actions";

/** How many codes are free, and importing more; codes are never shown again. */
export async function CodesPart({ reward, mayImport }: { reward: StaffReward; mayImport: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards"), getLocale()]);
  return (
    <Section title={t("codes.title")} id="codes">
      <Facts
        facts={[
          { label: t("codes.free"), value: formatPoints(reward.codes.free, locale) },
          { label: t("codes.taken"), value: formatPoints(reward.codes.taken, locale) },
        ]}
      />
      {mayImport ? (
        <Form id="reward-codes" action={codes} className="mt-4 grid gap-4 sm:max-w-xl">
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <Textarea
            name="secretCodes"
            label={t("field.codes")}
            hint={t("field.codesHint", { max: formatPoints(CODES_MAX, locale) })}
            rows={5}
          />
          <Field name="file" label={t("field.codesFile")} type="file" accept="text/plain,text/csv,.txt,.csv" />
          <div>
            <SubmitButton look="secondary">{t("codes.import")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}
