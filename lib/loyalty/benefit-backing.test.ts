import { describe, expect, it } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { type Backing, emptyPromises } from "./benefit-backing";
import { type TermsDocument, termsDocument } from "./terms";

type Level = TermsDocument["tiers"]["levels"][number];
const nothing: Backing = { rewardTiers: [], birthdayPresents: [] };

/** Terms whose second level promises this, with what else they say of it. */
function promising(benefits: Level["benefits"], more: { earnPercent?: number; rules?: object[] } = {}): TermsDocument {
  const [first, second] = kopiSenjaTerms.tiers.levels;
  const gold = { ...second, earnPercent: more.earnPercent ?? 100, benefits };
  return termsDocument.parse({
    ...kopiSenjaTerms,
    tiers: { ...kopiSenjaTerms.tiers, levels: [first, gold] },
    earning: { ...kopiSenjaTerms.earning, rules: more.rules ?? [] },
  });
}

const promised = (terms: TermsDocument, backing = nothing) =>
  emptyPromises(terms, backing).map(({ level, benefit }) => `${level.code} ${benefit.kind}`);
const words = { id: "Janji", en: "A promise" };
const rule = (when: object[]) => ({
  ...{ code: "hari-emas", name: words, on: "purchase", when },
  effect: { give: "fixed", points: 10, kind: "bonus" },
});

describe("a benefit that the terms promise", () => {
  it("is empty where no reward asks for the tier, and kept once one does", () => {
    const terms = promising([{ kind: "exclusive_rewards", ...words }]);

    expect(promised(terms)).toEqual(["emas exclusive_rewards"]);
    expect(promised(terms, { ...nothing, rewardTiers: ["platina"] })).toEqual(["emas exclusive_rewards"]);
    expect(promised(terms, { ...nothing, rewardTiers: ["emas"] })).toEqual([]);
  });

  it("is empty where nothing is given on birthdays to members of the tier, and kept by a present or a rule", () => {
    const benefit = { kind: "birthday_gift", ...words } as const;
    const birthday = { if: "birthday", daysBefore: 3, daysAfter: 3 };
    const tier = (code: string) => ({ if: "tier", anyOf: [code] });

    expect(promised(promising([benefit]))).toEqual(["emas birthday_gift"]);
    expect(promised(promising([benefit]), { ...nothing, birthdayPresents: [["perak"]] })).toHaveLength(1);
    expect(promised(promising([benefit]), { ...nothing, birthdayPresents: [["perak"], null] })).toEqual([]);
    expect(promised(promising([benefit], { rules: [rule([birthday, tier("emas")])] }))).toEqual([]);
    expect(promised(promising([benefit], { rules: [rule([birthday, tier("perak")])] }))).toHaveLength(1);
  });

  it("of more points is kept by what purchases earn there, or by a rule for the tier", () => {
    const benefit = { kind: "more_points", ...words } as const;

    expect(promised(promising([benefit]))).toEqual(["emas more_points"]);
    expect(promised(promising([benefit], { earnPercent: 125 }))).toEqual([]);
    expect(promised(promising([benefit], { rules: [rule([{ if: "tier", anyOf: ["emas"] }])] }))).toEqual([]);
  });

  it("of early access is kept by the terms, of delivery by nobody here, and of other words not judged", () => {
    const benefits = [{ kind: "early_access", days: 3, ...words }, { kind: "free_delivery", ...words }, words] as const;

    expect(promised(promising([...benefits]))).toEqual(["emas free_delivery"]);
  });
});
