import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { LogoShown } from "@/components/logo-shown";
import { Checkbox } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { findSettings } from "@/db/queries/settings";
import { logoOf } from "@/lib/brand";
import { coloursOf, leastContrast } from "@/lib/brand-colours";
import { atStep } from "../_components/at-step";
import { inOneDigit } from "../_components/in-one-digit";
import { SetupShell } from "../_components/setup-shell";
import { VersionField } from "../_components/version-field";
import { keepBrand } from "../step-actions";

/** The main colour, with the contrast it has where it is drawn, and the logo for whoever has one. */
export default async function BrandPage() {
  const { setup } = await atStep("brand");
  const [t, ui, logo, { brand, programmeName }, locale] = await Promise.all([
    getTranslations("setup.brand"),
    getTranslations("setup"),
    getTranslations("staff-settings.logo"),
    findSettings(),
    getLocale(),
  ]);
  const { accent } = coloursOf(brand);
  const hasLogo = logoOf(brand, "") !== null;
  const ratio = (appearance: "light" | "dark") =>
    t("ratio", { ratio: inOneDigit(leastContrast("accent", appearance, accent[appearance]), locale) });
  return (
    <SetupShell
      place="brand"
      answers={setup.answers}
      title={t("title")}
      lead={t("lead")}
      why={[t("why"), t("whyLogo")]}
    >
      <section aria-labelledby="preview-title" className="mb-8">
        <h2 id="preview-title" className="text-heading">
          {t("preview")}
        </h2>
        <p className="mt-3">
          <span className="button button-primary">{t("button")}</span>
        </p>
        <ul className="mt-3 text-note text-ink-soft">
          <li>
            {t("onLight")}: {accent.light}, {ratio("light")}
          </li>
          <li>
            {t("onDark")}: {accent.dark}, {ratio("dark")}
          </li>
        </ul>
      </section>
      <Form id="brand" action={keepBrand}>
        <VersionField version={setup.version} />
        <Field
          name="accent"
          type="color"
          label={t("accent")}
          hint={t("accentHint")}
          defaultValue={accent.light}
          className="h-14 max-w-40"
          required
        />
        <div className="mt-2 grid gap-3">
          {hasLogo ? (
            <>
              <LogoShown brand={brand} alt={logo("alt", { programme: programmeName })} />
              <p className="text-note text-ink-soft">{t("logoKept")}</p>
            </>
          ) : null}
          <FileField
            name="file"
            label={t("logo")}
            optional={t("logoOptional")}
            hint={logo("fileHint")}
            accept="image/png,image/jpeg,image/webp"
          />
          <Checkbox
            name="saysName"
            label={logo("saysName")}
            hint={logo("saysNameHint")}
            defaultChecked={logoOf(brand, "")?.saysName ?? false}
          />
        </div>
        <SubmitButton pending={ui("saving")}>{ui("next")}</SubmitButton>
      </Form>
    </SetupShell>
  );
}
