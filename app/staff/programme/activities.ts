import type { Locale } from "@/lib/base/locale";
import { atBeginning } from "@/lib/base/sentence";
import type { TermsDocument } from "@/lib/loyalty/terms";

/** What everybody does in every programme, besides the kinds of events it hears of. */
const always = ["purchase", "redemption"] as const;
type Named = (kind: (typeof always)[number]) => string;

/**
 * What can keep points alive, by name, as boxes to tick: what the form shows ticked first and in its order, so that a document nobody
 * touched stays the same to the letter; also a kind that is named nowhere any more.
 */
export function activityBoxes(
  name: string,
  values: Record<string, string>,
  { document, locale, named }: { document: TermsDocument; locale: Locale; named: Named },
): { value: string; label: string }[] {
  const names = new Map<string, string>([
    ...always.map((kind) => [kind, atBeginning(named(kind))] as const),
    ...document.events.map((kind) => [kind.code, atBeginning(kind.name[locale])] as const),
  ]);
  const held = Object.keys(values).flatMap((each) =>
    each.startsWith(`${name}.`) ? [each.slice(name.length + 1)] : [],
  );
  return [...new Set([...held, ...names.keys()])].map((value) => ({
    value,
    label: names.get(value) ?? document.earning.labels[value]?.[locale] ?? value,
  }));
}
