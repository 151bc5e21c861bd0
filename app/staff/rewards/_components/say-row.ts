import { getTranslations } from "next-intl/server";
import type { CatalogueRow } from "@/db/queries/catalogue-batches";

type Told = Pick<CatalogueRow, "outcome" | "problems" | "isNew">;

/** Says what would become or became of a row: one line, and one more for each field that is wrong. */
export async function rowTeller(isPreview: boolean): Promise<(row: Told) => string[]> {
  const [t, rewards] = await Promise.all([getTranslations("staff-catalogue"), getTranslations("staff-rewards")]);
  type Key = Parameters<typeof t>[0];
  type RewardKey = Parameters<typeof rewards>[0];
  const outcomeWords = (code: string) => {
    const key = `outcome.${code}` as Key;
    if (t.has(key)) return t(key);
    const known = `refusal.${code}` as RewardKey;
    return rewards.has(known) ? rewards(known) : t("outcome.broken");
  };
  const problemWords = (problem: string) => {
    const key = `problem.${problem}` as Key;
    if (t.has(key)) return t(key);
    const known = `problem.${problem}` as RewardKey;
    return rewards.has(known) ? rewards(known) : problem;
  };
  const fieldWords = (field: string) => {
    const key = `field.${field}` as Key;
    return t.has(key) ? t(key) : field;
  };
  return ({ outcome, problems, isNew }) => {
    if (outcome === null) return [t(isPreview ? (isNew ? "outcome.wouldMake" : "outcome.would") : "outcome.waiting")];
    // `row` is the whole line, which no field can be named of.
    const wrong = Object.entries(problems).map(([field, problem]) =>
      field === "row" ? problemWords(problem) : `${fieldWords(field)}: ${problemWords(problem)}`,
    );
    return [outcomeWords(outcome), ...wrong];
  };
}
