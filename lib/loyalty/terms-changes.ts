import { earningChanges } from "./earning-changes";
import { expiryChanges } from "./expiry-changes";
import { isJudgedPolicy, policyChanges } from "./policy-changes";
import type { Terms, TermsDocument, TermsHistory } from "./terms";
import {
  changed,
  lessIsBetter,
  moreIsBetter,
  otherChanges,
  rateEffect,
  type TermsChange,
  type Touches,
} from "./terms-change";
import { isSame } from "./terms-leaves";
import { tierChanges } from "./tier-changes";

/**
 * What changes for members from one document to another, each change with what it is to them. Nothing that differs is left out: what
 * no comparison of its own knows is told by its place in the document, and counts as a change for the worse.
 */
export function compareTerms(before: TermsDocument, after: TermsDocument): TermsChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !partsOfAVersion.includes(key))
    .flatMap((section) => sectionChanges(section as Section, before, after));
}

/** What a version knows of itself besides its document. */
const partsOfAVersion = ["version", "effectiveFrom"];

type Section = keyof TermsDocument;
type Comparison<S extends Section> = (before: TermsDocument[S], after: TermsDocument[S]) => TermsChange[];

function sectionChanges<S extends Section>(section: S, before: TermsDocument, after: TermsDocument): TermsChange[] {
  if (isSame(meaning(section, before), meaning(section, after))) return [];
  if (isJudgedPolicy(section)) return policyChanges(section, before, after);
  const compare = comparisons(before)[section] as Comparison<S> | undefined;
  const found = compare ? compare(before[section], after[section]) : [];
  return found.length > 0 ? found : otherChanges(section, before[section], after[section]);
}

/** A channel whose points wait no days says what a channel that is not named says. */
function meaning(section: Section, document: TermsDocument): unknown {
  if (section !== "pendingDays") return document[section];
  return Object.fromEntries(Object.entries(document.pendingDays).filter(([, days]) => days > 0));
}

function comparisons(was: TermsDocument): { [S in Section]?: Comparison<S> } {
  return {
    rates: rateChanges,
    expiry: (before, after) => expiryChanges(was.zone, before, after),
    earning: earningChanges,
    events: eventChanges,
    pendingDays: pendingChanges,
    tiers: tierChanges,
    redemption: redemptionChanges,
    noticeDays: (before, after) => [
      changed({
        what: "notice_days",
        section: "noticeDays",
        about: null,
        before,
        after,
        effect: moreIsBetter(before, after),
      }),
    ],
    texts: textChanges,
  };
}

/** Whom changes touch, together; nobody where nothing changes. */
export function touchedBy(changes: readonly TermsChange[]): Touches {
  if (changes.some(({ touches }) => touches === "everybody")) return "everybody";
  return [...new Set(changes.flatMap(({ touches }) => [...touches]))];
}

export function isForTheWorse(changes: readonly TermsChange[]): boolean {
  return changes.some(({ effect }) => effect === "worse");
}

/** A published version beside the one before it: what it changed, whether for the worse, and for whom. */
export type VersionWithChanges = {
  terms: Terms;
  before: Terms;
  changes: TermsChange[];
  isForTheWorse: boolean;
  touches: Touches;
};

/** What a version changed; null for the first, which changed nothing, and for one there is not. */
export function versionWithChanges(history: TermsHistory, version: number): VersionWithChanges | null {
  const place = history.findIndex((terms) => terms.version === version);
  const [before, terms] = [history[place - 1], history[place]];
  if (before === undefined || terms === undefined) return null;
  const changes = compareTerms(before, terms);
  return { terms, before, changes, isForTheWorse: isForTheWorse(changes), touches: touchedBy(changes) };
}

function keysOf(...records: object[]): string[] {
  return [...new Set(records.flatMap((each) => Object.keys(each)))].sort();
}

const rateChanges: Comparison<"rates"> = (before, after) =>
  keysOf(before, after).flatMap((currency) => {
    const [was, is] = [before[currency] ?? null, after[currency] ?? null];
    if (isSame(was, is)) return [];
    const effect = rateEffect(was, is);
    return changed({ what: "rate", section: "rates", about: currency, before: was, after: is, effect });
  });

/** Kinds of events by their code: one more takes nothing from anybody. */
const eventChanges: Comparison<"events"> = (before, after) => {
  const byCode = (kinds: typeof before) => Object.fromEntries(kinds.map((kind) => [kind.code, kind]));
  const onlyMore = before.every((kind) => after.some((other) => isSame(kind, other)));
  return otherChanges("events", byCode(before), byCode(after), ["events"], onlyMore ? "neutral" : "worse");
};

const pendingChanges: Comparison<"pendingDays"> = (before, after) =>
  keysOf(before, after).flatMap((channel) => {
    const [was, is] = [before[channel] ?? 0, after[channel] ?? 0];
    if (was === is) return [];
    const effect = lessIsBetter(was, is);
    return changed({ what: "pending_days", section: "pendingDays", about: channel, before: was, after: is, effect });
  });

const redemptionChanges: Comparison<"redemption"> = (before, after) => {
  const { cancelHours, restoreDays, ...rest } = before;
  const { cancelHours: hoursAfter, restoreDays: daysAfter, ...restAfter } = after;
  const found = [
    { what: "cancel_hours", before: cancelHours, after: hoursAfter },
    { what: "restore_days", before: restoreDays, after: daysAfter },
  ] as const;
  return [
    ...found
      .filter((each) => each.before !== each.after)
      .map((each) =>
        changed<TermsChange>({
          ...each,
          section: "redemption",
          about: null,
          effect: moreIsBetter(each.before, each.after),
        }),
      ),
    ...otherChanges("redemption", rest, restAfter),
  ];
};

/** The words themselves: what they mean for members is for those who approve them to judge. */
const textChanges: Comparison<"texts"> = (before, after) => {
  const { id, en, ...rest } = before;
  const { id: idAfter, en: enAfter, ...restAfter } = after;
  const languages = [
    { locale: "id", was: id, is: idAfter },
    { locale: "en", was: en, is: enAfter },
  ] as const;
  return [
    ...languages.flatMap(({ locale, was, is }) => {
      const titles = [...new Set([...was, ...is].map((each) => each.title))];
      const isTold = [was, is].every((list) => new Set(list.map((each) => each.title)).size === list.length);
      if (!isTold) return otherChanges("texts", was, is, ["texts", locale], "neutral");
      const bodyOf = (list: typeof was, title: string) => list.find((each) => each.title === title)?.body ?? null;
      const bodies = titles.map((title) => ({ title, before: bodyOf(was, title), after: bodyOf(is, title) }));
      const told = bodies.filter((each) => each.before !== each.after);
      if (told.length === 0) return otherChanges("texts", was, is, ["texts", locale], "neutral");
      return told.map(({ title, ...each }) =>
        changed<TermsChange>({ what: "text", section: "texts", about: { locale, title }, ...each, effect: "neutral" }),
      );
    }),
    ...otherChanges("texts", rest, restAfter),
  ];
};
