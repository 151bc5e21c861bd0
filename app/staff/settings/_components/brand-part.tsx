import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Settings } from "@/db/queries/settings";
import { formatPoints } from "@/lib/base/format";
import { coloursOf, contrastNeeded } from "@/lib/brand-colours";
import { paint, restore } from "../actions";
import { ColourFields } from "./colour-fields";
import { ReadAt } from "./read-at";

/** The programme's colours, in the light and in the dark, each with how well it can be read. */
export function BrandPart({ settings }: { settings: Settings }) {
  const t = useTranslations("staff-settings.brand");
  const locale = useLocale();
  const { version, brand, programmeName, unitNames } = settings;
  const words = {
    ...{ light: t("light"), dark: t("dark"), fine: t("fine"), weak: t("weak"), use: t("use") },
    parts: { accent: t("accent"), ornament: t("ornament") },
    needed: {
      accent: t("neededText", { ratio: figure(contrastNeeded.accent, locale) }),
      ornament: t("neededShape", { ratio: figure(contrastNeeded.ornament, locale) }),
    },
    mark: locale === "id" ? "," : ".",
    preview: {
      ...{
        programme: programmeName,
        title: t("preview.title"),
        balance: `${formatPoints(12_500, locale)} ${unitNames[locale]}`,
      },
      ...{ button: t("preview.button"), link: t("preview.link"), mail: t("preview.mail"), notice: t("preview.notice") },
    },
  };
  return (
    <Section id="colours" title={t("title")} lead={t("lead")}>
      <Form id="paint" action={paint} className="grid gap-5">
        <ReadAt version={version} />
        <ColourFields colours={coloursOf(brand)} words={words} />
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </Form>
      {"--brand-accent" in brand ? (
        <Form id="restore" action={restore} className="mt-4 grid">
          <ReadAt version={version} />
          <div>
            <SubmitButton look="quiet">{t("restore")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}

function figure(ratio: number, locale: string): string {
  return locale === "id" ? String(ratio).replace(".", ",") : String(ratio);
}
