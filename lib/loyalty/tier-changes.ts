import type { TermsDocument } from "./terms";
import { changed, type Effect, lessIsBetter, moreIsBetter, otherChanges, type TermsChange } from "./terms-change";
import { isSame } from "./terms-leaves";
import type { Benefit, TierLevel } from "./tier-policy";

type Tiers = TermsDocument["tiers"];
const section = "tiers";

/** What changes of the tiers: how they are counted, and what each asks and gives. */
export function tierChanges(before: Tiers, after: Tiers): TermsChange[] {
  const { window, months, graceDays, downgrade, levels, ...rest } = before;
  const { window: windowAfter, months: monthsAfter, graceDays: graceAfter, ...others } = after;
  const { downgrade: downgradeAfter, levels: levelsAfter, ...restAfter } = others;
  const found: TermsChange[] = [
    changed({
      what: "tier_window",
      section,
      about: null,
      before: { window, months: months ?? null },
      after: { window: windowAfter, months: monthsAfter ?? null },
      effect: windowEffect(before, after),
    }),
    changed({
      what: "grace_days",
      section,
      about: null,
      before: graceDays,
      after: graceAfter,
      effect: moreIsBetter(graceDays, graceAfter),
    }),
    changed({
      what: "tier_downgrade",
      section,
      about: null,
      before: downgrade,
      after: downgradeAfter,
      effect: downgradeAfter === "one_down" ? "better" : "worse",
    }),
  ];
  const codes = [...new Set([...levels, ...levelsAfter].map((level) => level.code))];
  return [
    ...found.filter((change) => !isSame(change.before, change.after)),
    ...codes.flatMap((code) => levelChanges(levels, levelsAfter, code)),
    ...otherChanges(section, rest, restAfter),
  ];
}

/** What counts for ever can only gain; otherwise a longer stretch of rolling months counts more, and the rest is in doubt for the worse. */
function windowEffect(before: Tiers, after: Tiers): Effect {
  if (after.window === "lifetime") return "better";
  if (before.window !== after.window) return "worse";
  return moreIsBetter(before.months ?? 0, after.months ?? 0);
}

function levelChanges(levels: TierLevel[], levelsAfter: TierLevel[], code: string): TermsChange[] {
  const before = levels.find((level) => level.code === code);
  const after = levelsAfter.find((level) => level.code === code);
  if (before === undefined && after !== undefined) return [tierAdded(levelsAfter, after)];
  if (before === undefined || after === undefined) {
    return before ? [changed({ what: "tier", section, about: before.name, before, after: null, effect: "worse" })] : [];
  }
  const { from, earnPercent, name, benefits, ...rest } = before;
  const { from: fromAfter, earnPercent: percentAfter, name: nameAfter, benefits: benefitsAfter, ...restAfter } = after;
  const about = name;
  const upToHere = levels.slice(0, levels.indexOf(before) + 1).map((level) => level.code);
  const threshold = lessIsBetter(from, fromAfter);
  const percent = moreIsBetter(earnPercent, percentAfter);
  const given = benefitEffect(benefits, benefitsAfter);
  const found: TermsChange[] = [
    changed({ what: "tier_from", section, about, before: from, after: fromAfter, effect: threshold }, upToHere),
    changed({ what: "tier_percent", section, about, before: earnPercent, after: percentAfter, effect: percent }, [
      code,
    ]),
    changed({ what: "tier_name", section, about, before: name, after: nameAfter, effect: "neutral" }, [code]),
    changed({ what: "tier_benefits", section, about, before: benefits, after: benefitsAfter, effect: given }, [code]),
  ];
  return [
    ...found.filter((change) => !isSame(change.before, change.after)),
    ...otherChanges(section, rest, restAfter, [section, "levels", code]),
  ];
}

/** A new level that earns less than the one below, or lacks a benefit of it, would be a step down on the way up. */
function tierAdded(levelsAfter: TierLevel[], after: TierLevel): TermsChange {
  const below = levelsAfter.filter((level) => level.from < after.from).at(-1);
  const isStepUp = after.earnPercent >= (below?.earnPercent ?? 100);
  const keepsAll = benefitEffect(below?.benefits ?? [], after.benefits) !== "worse";
  const effect = isStepUp && keepsAll ? "better" : "worse";
  return changed({ what: "tier", section, about: after.name, before: null, after, effect });
}

/** A benefit goes on while either language still says it; one whose figures or sort change is in doubt for the worse. */
function benefitEffect(before: Benefit[], after: Benefit[]): Effect {
  const goesOnAs = (benefit: Benefit, among: Benefit[]) =>
    among.find((each) => each.id === benefit.id || each.en === benefit.en);
  const effects = before.map((benefit): Effect => {
    const is = goesOnAs(benefit, after);
    return is === undefined ? "worse" : figuresEffect(benefit, is);
  });
  if (effects.includes("worse")) return "worse";
  const isNew = after.some((benefit) => !goesOnAs(benefit, before));
  return isNew || effects.includes("better") ? "better" : "neutral";
}

function figuresEffect({ id: _, en: __, ...before }: Benefit, { id: _id, en: _en, ...after }: Benefit): Effect {
  if (isSame(before, after) || Object.keys(before).length === 0) return "neutral";
  if ("days" in before && "days" in after) return moreIsBetter(before.days, after.days);
  return "worse";
}
