import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/section";
import type { Visit } from "@/db/queries/visit";
import { currencyName } from "@/lib/base/currency-name";
import { formatMoney, formatPoints } from "@/lib/base/format";
import { zoneName } from "@/lib/base/zone";
import { reckon } from "@/lib/loyalty/presets/reckoning";
import type { SetupAnswers, SetupStep } from "@/lib/setup/answers";
import { type ChosenProgramme, starterLacks } from "@/lib/setup/terms-to-open";

/** What was answered, in short, each with the way back to it. */
export async function ReviewFacts(props: {
  chosen: ChosenProgramme;
  answers: SetupAnswers;
  installation: Visit["installation"];
}) {
  const [t, numbers, locale] = await Promise.all([
    getTranslations("setup.review"),
    getTranslations("setup.numbers"),
    getLocale(),
  ]);
  const { chosen, answers, installation } = props;
  const { unitNames } = installation;
  const { preset, currency, document, rewards } = chosen;
  const { rate, basketMinor } = chosen.numbers;
  const { costPercent } = reckon(document, preset, currency, basketMinor);
  const wanted = rewards.filter(({ answer }) => answer.isWanted);
  const shown = wanted.filter(({ starter }) => starterLacks(starter) === null).length;
  const fact = (step: SetupStep, label: string, value: string) => ({
    label,
    value: (
      <span className="-my-2.5 flex items-baseline justify-between gap-x-4">
        <span className="py-2.5">{value}</span>
        <a href={`/setup/${step}`} className="inline-flex min-h-11 items-center text-note underline underline-offset-4">
          {t("change")} <span className="sr-only">{label}</span>
        </a>
      </span>
    ),
  });
  return (
    <Facts
      facts={[
        fact("business", t("name"), installation.programmeName),
        fact("business", t("place"), `${zoneName(installation.zone)}, ${currencyName(installation.currency, locale)}`),
        fact("preset", t("kind"), preset.name[locale]),
        fact(
          "numbers",
          t("rate"),
          t("rateSaid", {
            points: formatPoints(rate.points, locale),
            unit: (rate.points === 1 && locale === "en" && unitNames.enOne) || unitNames[locale],
            money: formatMoney(rate.minor, currency, locale),
          }),
        ),
        fact("numbers", t("cost"), numbers("percent", { percent: costPercent.toLocaleString(locale) })),
        fact("rewards", t("rewards"), t("rewardsSaid", { shown, drafts: wanted.length - shown })),
        fact("mail", t("mail"), t(answers.mail === "sent" ? "mailSent" : "mailLater")),
      ]}
    />
  );
}
