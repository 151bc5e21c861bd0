import type { TermsDocument } from "@/lib/loyalty/terms";
import type { Benefit, TierLevel } from "@/lib/loyalty/tier-policy";
import type { Reading } from "./form-reading";
import { rowField } from "./terms-form-fields";

/** The tiers as they were typed, a row each; a row of a tier that was there keeps its code and what the form does not hold. */
export function readTierRows(rows: number[], was: TermsDocument["tiers"], reading: Reading): TierLevel[] {
  const { said, number, money, wrong } = reading;
  let last = -1;
  return rows.map((row, place): TierLevel => {
    const at = (field: Parameters<typeof rowField<"tier">>[2]) => rowField("tier", row, field);
    const code = said(at("Code"));
    const before = was.levels.find((level) => level.code === code);
    if (!/^[a-z][a-z0-9_]*$/.test(code)) wrong(at("Code"), code === "" ? "missing" : "not_a_code");
    for (const name of ["NameId", "NameEn"] as const) if (said(at(name)) === "") wrong(at(name), "missing");
    const isMoney = was.measure.kind === "spend" && said(at("From")) !== "0";
    const from = isMoney && was.measure.kind === "spend" ? money(at("From"), was.measure.currency) : number(at("From"));
    if (place === 0 && from !== 0) wrong(at("From"), "first_not_zero");
    else if (from <= last) wrong(at("From"), "not_rising");
    last = from;
    return {
      ...before,
      code,
      name: { id: said(at("NameId")), en: said(at("NameEn")) },
      from,
      earnPercent: number(at("Percent")),
      benefits: readBenefits(said(at("BenefitsId")), said(at("BenefitsEn")), before?.benefits ?? [], () =>
        wrong(at("BenefitsEn"), "benefits_differ"),
      ),
    };
  });
}

/** A benefit a line, each in both languages; one that is still said as before keeps its sort and figures. */
function readBenefits(id: string, en: string, was: Benefit[], differ: () => void): Benefit[] {
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const [ids, ens] = [lines(id), lines(en)];
  if (ids.length !== ens.length) differ();
  return ids.map((said, place) => {
    const words = { id: said, en: ens[place] ?? said };
    const before = was.find((benefit) => benefit.id === words.id || benefit.en === words.en);
    return { ...before, ...words };
  });
}

/** What a purchase counts towards a tier; figures by currency stay where their field was not shown. */
export function readMeasure(
  { measure: was }: TermsDocument["tiers"],
  reading: Reading,
): TermsDocument["tiers"]["measure"] {
  const { choice, said, ifSaid, money, names } = reading;
  const kind = choice("measure", ["tier_points", "spend", "purchases"]);
  if (kind === "tier_points") return { kind };
  const currencies = names.flatMap((name) =>
    name.startsWith("measureLeast") ? [name.slice("measureLeast".length)] : [],
  );
  if (kind === "purchases") {
    const least = currencies.flatMap((currency) => {
      const minor = ifSaid(`measureLeast${currency}`, (name) => money(name, currency));
      return minor === undefined ? [] : [[currency, minor] as const];
    });
    return { kind, atLeast: Object.fromEntries(least) };
  }
  const currency = said("measureCurrency");
  const isSame = was.kind === "spend" && was.currency === currency;
  return { kind, currency, others: isSame ? was.others : {} };
}
