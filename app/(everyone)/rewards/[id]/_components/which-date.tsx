import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import type { BookableDate } from "@/db/queries/bookable-dates";
import type { InWords } from "@/lib/in-words";
import { countOf, type Details } from "@/lib/loyalty/kinds/details";
import type { KindRule } from "@/lib/loyalty/kinds/kind-rule";

/** The date to book, of those that are open; a full one is told and cannot be chosen. */
export async function WhichDate(props: { dates: BookableDate[]; rule: KindRule; details: Details; words: InWords }) {
  const { dates, rule, details, words } = props;
  const t = await getTranslations("reward-kinds.ask");
  if (!rule.asks.includes("date")) return null;
  const days = countOf(details, "leadDays");
  if (dates.length === 0) return <p>{days === null ? t("noDates") : t("noDatesSoon", { days })}</p>;
  const options = dates.map(({ publicId, startsAt, place, free }) => {
    const when = [words.shortAt(startsAt), place].filter(Boolean).join(", ");
    return {
      value: publicId,
      label: free > 0 ? t("dateFree", { when, free }) : t("dateFull", { when }),
      disabled: free <= 0,
    };
  });
  const first = dates.find(({ free }) => free > 0)?.publicId;
  return (
    <Select name="date" label={t("date")} options={options} required {...(first ? { defaultValue: first } : {})} />
  );
}
