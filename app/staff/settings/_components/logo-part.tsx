import { useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { LogoShown } from "@/components/logo-shown";
import { Checkbox } from "@/components/ui/choice-fields";
import { FileField } from "@/components/ui/file-field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Settings } from "@/db/queries/settings";
import { logoOf } from "@/lib/brand";
import { dropLogo, uploadLogo } from "../actions";
import { ReadAt } from "./read-at";

/** The logo on both papers, another in its place, or none. */
export function LogoPart({ settings: { version, brand, programmeName } }: { settings: Settings }) {
  const t = useTranslations("staff-settings.logo");
  const logo = logoOf(brand, "");
  return (
    <Section id="logo" title={t("title")} lead={t("lead")}>
      {logo === null ? null : (
        <div className="mb-5">
          <LogoShown brand={brand} alt={t("alt", { programme: programmeName })} />
        </div>
      )}
      <Form id="upload-logo" action={uploadLogo} className="grid max-w-lg gap-5">
        <ReadAt version={version} />
        <FileField
          name="file"
          label={t("file")}
          hint={t("fileHint")}
          accept="image/png,image/jpeg,image/webp"
          required
        />
        <Checkbox
          name="saysName"
          label={t("saysName")}
          hint={t("saysNameHint")}
          defaultChecked={logo?.saysName ?? false}
        />
        <div>
          <SubmitButton pending={t("uploading")}>{t("upload")}</SubmitButton>
        </div>
      </Form>
      {logo === null ? null : (
        <Form id="drop-logo" action={dropLogo} className="mt-4 grid">
          <ReadAt version={version} />
          <div>
            <SubmitButton look="quiet">{t("drop")}</SubmitButton>
          </div>
        </Form>
      )}
    </Section>
  );
}
