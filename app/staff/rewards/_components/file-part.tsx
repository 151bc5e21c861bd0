import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FileField } from "@/components/ui/file-field";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { file } from "../supply-actions";

/** The file that members download, and another in its place. */
export async function FilePart({ reward, mayEdit }: { reward: StaffReward; mayEdit: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards.file"), getLocale()]);
  return (
    <Section title={t("title")} id="file">
      <Facts
        facts={[
          { label: t("current"), value: reward.file?.name ?? t("none") },
          { label: t("size"), value: t("kilobytes", { size: formatPoints(reward.file?.kilobytes ?? 0, locale) }) },
          { label: t("downloads"), value: formatPoints(reward.file?.downloads ?? 0, locale) },
        ]}
      />
      {mayEdit ? (
        <Form id="reward-file" action={file} className="mt-4 grid max-w-xl gap-4">
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <FileField name="file" label={t("upload")} hint={t("hint")} />
          <div>
            <SubmitButton look="secondary">{t("submit")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}
