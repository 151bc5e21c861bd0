import { getLocale, getTranslations } from "next-intl/server";
import type { PublishTermsRefusal } from "@/db/commands/publish-terms";
import type { TermsMoveRefusal } from "@/db/commands/terms-refusal";
import { termsHistory } from "@/db/queries/terms";
import { formatPoints } from "@/lib/base/format";
import { inWords } from "@/lib/in-words";
import type { TermsProblem } from "@/lib/loyalty/terms-problems";
import { newestOf } from "@/lib/loyalty/terms-publication";
import { levelOf } from "@/lib/loyalty/tiers";
import { wordsOfTerms } from "@/lib/terms-in-words";
import type { FieldProblems } from "./form-reading";

/** One sentence a field, in the reader's language. */
export async function sayFieldProblems(problems: FieldProblems): Promise<Record<string, string>> {
  const t = await getTranslations("staff-programme.problem");
  return Object.fromEntries(Object.entries(problems).map(([field, code]) => [field, t(code)]));
}

/** A sentence for each problem of a document, with the place it stands in. */
export async function sayTermsProblems(problems: TermsProblem[]): Promise<string[]> {
  const [t, locale, history] = await Promise.all([
    getTranslations("staff-programme.problem"),
    getLocale(),
    termsHistory(),
  ]);
  const words = wordsOfTerms(newestOf(history), locale);
  return problems.slice(0, 20).map((problem) => {
    const what =
      "limit" in problem
        ? t(problem.code === "too_small" ? "at_least" : "at_most", { limit: formatPoints(problem.limit, locale) })
        : problem.code === "other"
          ? problem.message
          : t(problem.code);
    return problem.path.length === 0 ? what : `${words.place(problem.path)}: ${what}`;
  });
}

/** Why a draft could not be edited, approved or put away. */
export async function sayTermsMove(refusal: TermsMoveRefusal | { code: "own_draft" }): Promise<string> {
  const [t, words] = await Promise.all([getTranslations("staff-programme.refusal"), inWords()]);
  if (refusal.code !== "changed_meanwhile") return t(refusal.code);
  return t("changed_meanwhile", { by: refusal.by ?? t("somebody"), at: words.at(refusal.at) });
}

/** Why a draft could not be published, and from when it may be. */
export async function sayPublishing(refusal: PublishTermsRefusal): Promise<string> {
  const [t, words, history] = await Promise.all([
    getTranslations("staff-programme.refusal"),
    inWords(),
    termsHistory(),
  ]);
  switch (refusal.code) {
    case "terms_unknown":
    case "terms_closed":
    case "changed_meanwhile":
      return sayTermsMove(refusal);
    case "notice_too_short":
    case "too_early":
      return t(refusal.code, { at: words.at(refusal.earliest) });
    case "tier_removed": {
      const names = refusal.tiers.map((code) => levelOf(newestOf(history), code).name[words.locale]);
      return t("tier_removed", { names: new Intl.ListFormat(words.locale).format(names) });
    }
    default:
      return t(refusal.code);
  }
}
