import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { findReckoning, Settings } from "@/db/queries/settings";
import { currencyName } from "@/lib/base/currency-name";
import { zoneName, zones } from "@/lib/base/zone";
import { reckon } from "../actions";
import { ReadAt } from "./read-at";

type Props = { settings: Settings; reckoning: Awaited<ReturnType<typeof findReckoning>> };

/** Money, clock and language; what the terms say of the first two is told beside, and changed there. */
export function ReckoningPart({ settings, reckoning }: Props) {
  const t = useTranslations("staff-settings.reckoning");
  const shell = useTranslations("shell.locale");
  const language = useLocale();
  const { version, currency, zone, locale, languages } = settings;
  const currencies = [...new Set([currency, ...(reckoning?.currencies ?? [])])];
  return (
    <Section id="reckoning" title={t("title")}>
      <Form id="reckon" action={reckon} className="grid max-w-2xl gap-5">
        <ReadAt version={version} />
        <Select
          name="currency"
          label={t("currency")}
          hint={t("currencyHint")}
          options={currencies.map((code) => ({ value: code, label: currencyName(code, language) }))}
          defaultValue={currency}
        />
        <Select
          name="zone"
          label={t("zone")}
          hint={t("zoneHint")}
          options={zones(zone).map((each) => ({ value: each, label: zoneName(each) }))}
          defaultValue={zone}
        />
        {languages.length > 1 ? (
          <Select
            name="locale"
            label={t("locale")}
            hint={t("localeHint")}
            options={languages.map((each) => ({ value: each, label: shell(each) }))}
            defaultValue={locale}
          />
        ) : (
          <input type="hidden" name="locale" value={locale} />
        )}
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </Form>
      {reckoning === null ? null : (
        <div className="mt-5 max-w-2xl">
          <Notice tone={reckoning.zone === zone ? "info" : "warn"}>
            <p>
              {t(reckoning.zone === zone ? "termsSame" : "termsOther", {
                version: reckoning.version,
                zone: reckoning.zone,
                currencies: new Intl.ListFormat(language).format(reckoning.currencies),
              })}{" "}
              <PendingLink href="/staff/programme" className="font-semibold text-accent underline underline-offset-4">
                {t("termsOpen")}
              </PendingLink>
            </p>
          </Notice>
        </div>
      )}
    </Section>
  );
}
