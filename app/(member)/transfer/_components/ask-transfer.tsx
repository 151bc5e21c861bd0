import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Facts } from "@/components/ui/section";
import type { TransferSheet } from "@/db/queries/transfer";
import type { InWords } from "@/lib/in-words";

/** Whom to send how many points; what was typed and cannot be says why. */
export async function AskTransfer(props: {
  asked: { to: string; points: string };
  sheet: TransferSheet;
  whole: number | null;
  words: InWords;
}) {
  const { asked, sheet, whole, words } = props;
  const t = await getTranslations("transfer");
  const wrongTo = asked.to !== "" && sheet.recipient === null ? t("to.unknown") : undefined;
  const tooMany = whole !== null && whole > sheet.spendable;
  const wrongPoints = asked.points === "" ? undefined : tooMany ? t("points.tooMany") : t("points.wrong");
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <form method="get" id="transfer-to" className="grid content-start gap-5">
        <Field
          name="to"
          label={t("to.label")}
          hint={t("to.hint")}
          defaultValue={asked.to}
          error={wrongTo}
          inputMode="numeric"
          autoComplete="off"
          maxLength={30}
          required
        />
        <Field
          name="points"
          label={t("points.label", { unit: words.unit })}
          defaultValue={asked.points}
          error={whole !== null && whole > 0 && !tooMany ? undefined : wrongPoints}
          inputMode="numeric"
          autoComplete="off"
          maxLength={15}
          required
        />
        <button type="submit" className={buttonClass("primary", false)}>
          {t("next")}
        </button>
      </form>
      <Facts
        facts={[
          { label: t("facts.spendable"), value: words.points(sheet.spendable) },
          { label: t("facts.least"), value: words.points(sheet.policy.leastPoints) },
          { label: t("facts.day"), value: words.points(sheet.left.day) },
          { label: t("facts.month"), value: words.points(sheet.left.month) },
        ]}
      />
    </div>
  );
}
