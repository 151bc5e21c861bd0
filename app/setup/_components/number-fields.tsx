import { getLocale, getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { currencyDigits } from "@/lib/base/currency";
import type { Locale } from "@/lib/base/locale";
import type { ChosenProgramme } from "@/lib/setup/terms-to-open";

const policies = ["rolling", "fixed", "calendar", "never"] as const;

/** Rate, expiry and tiers, in the words and amounts somebody would type. */
export async function NumberFields({ chosen, unit }: { chosen: ChosenProgramme; unit: string }) {
  const [t, locale] = await Promise.all([getTranslations("setup.numbers"), getLocale()]);
  const { numbers, currency, document } = chosen;
  const isSpend = document.tiers.measure.kind === "spend";
  const measure = isSpend ? currency : unit;
  return (
    <>
      <Field
        name="basket"
        label={t("basket", { currency, each: chosen.preset.each })}
        hint={t("basketHint")}
        inputMode="decimal"
        defaultValue={typedMoney(numbers.basketMinor, currency, locale)}
        required
      />
      <div className="field-rows grid sm:grid-cols-2">
        <Field
          name="points"
          label={t("points", { unit })}
          inputMode="numeric"
          defaultValue={String(numbers.rate.points)}
          required
        />
        <Field
          name="minor"
          label={t("minor", { currency })}
          inputMode="decimal"
          defaultValue={typedMoney(numbers.rate.minor, currency, locale)}
          required
        />
      </div>
      <div className="field-rows group/policy grid sm:grid-cols-[5fr_2fr]">
        <Select
          name="policy"
          label={t("expiry")}
          options={policies.map((value) => ({ value, label: t(`policy.${value}`) }))}
          defaultValue={numbers.expiry.policy}
        />
        <div className="field-when contents group-has-[option[value=calendar]:checked]/policy:hidden group-has-[option[value=never]:checked]/policy:hidden">
          <Field
            name="months"
            label={t("months")}
            inputMode="numeric"
            defaultValue={String("months" in numbers.expiry ? numbers.expiry.months : 12)}
          />
        </div>
      </div>
      <fieldset className="field-rows grid sm:grid-cols-2">
        <legend className="mb-3 font-bold">{t("tiers")}</legend>
        {document.tiers.levels
          .slice(1)
          .flatMap(({ code, name, from, earnPercent }) => [
            <Field
              key={`from-${code}`}
              name={`from-${code}`}
              label={t("from", { tier: name[locale], measure })}
              inputMode="numeric"
              defaultValue={isSpend ? typedMoney(from, currency, locale) : from.toLocaleString(locale)}
              required
            />,
            <Field
              key={`more-${code}`}
              name={`more-${code}`}
              label={t("more", { tier: name[locale] })}
              inputMode="numeric"
              defaultValue={String(earnPercent - 100)}
              required
            />,
          ])}
      </fieldset>
    </>
  );
}

/** An amount as somebody types it in a language: "25.000", "29,33". */
function typedMoney(minor: number, currency: string, locale: Locale): string {
  const digits = currencyDigits(currency);
  return (minor / 10 ** digits).toLocaleString(locale === "id" ? "id-ID" : "en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
