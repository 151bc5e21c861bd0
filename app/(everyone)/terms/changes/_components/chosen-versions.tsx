import { getTranslations } from "next-intl/server";
import type { Terms, TermsHistory } from "@/lib/loyalty/terms";

type Chosen = { before: Terms; terms: Terms };

/** The two versions an address asks for, the older first; null when it asks for no such two. */
export function chosenVersions(
  history: TermsHistory,
  query: Record<string, string | string[] | undefined>,
): Chosen | null {
  const numbers = [query.from, query.to].map(Number).sort((a, b) => a - b);
  const [before, terms] = numbers.map((version) => history.find((each) => each.version === version));
  return before && terms && before !== terms ? { before, terms } : null;
}

/** Any two versions, chosen from native lists; the address says which. */
export async function ChosenVersions({ history, chosen }: { history: TermsHistory; chosen: Chosen | null }) {
  const t = await getTranslations("terms.changes");
  const lists = [
    { name: "from", label: t("choose.from"), value: chosen?.before.version ?? history[0].version },
    { name: "to", label: t("choose.to"), value: chosen?.terms.version ?? history.at(-1)?.version },
  ];
  return (
    <form
      id="compare-versions"
      action="/terms/changes"
      method="get"
      className="mb-8 flex flex-wrap items-end gap-3"
      aria-label={t("choose.title")}
    >
      {lists.map(({ name, label, value }) => (
        <label key={name} className="grid gap-1 text-note font-semibold max-sm:flex-1">
          {label}
          <select name={name} defaultValue={value} className="control">
            {history.map(({ version }) => (
              <option key={version} value={version}>
                {t("version", { version })}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className="button button-secondary max-sm:w-full">
        {t("choose.show")}
      </button>
    </form>
  );
}
