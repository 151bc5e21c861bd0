import type { Locale } from "@/lib/base/locale";
import { catalogue, type Messages } from "./catalogue";

/** What points are called: in Indonesian, in English, and one of them in English. */
export type UnitNames = { id: string; en: string; enOne: string };

const house: UnitNames = { id: "poin", en: "points", enOne: "point" };
let names = house;
let renamed: Partial<Record<Locale, Messages>> = {};

/** From now on every message of this process calls points by these names. Changes nothing while they are the same. */
export function callPoints(chosen: Omit<UnitNames, "enOne"> & { enOne?: string }): void {
  const { id, en, enOne = house.enOne } = chosen;
  if (id === names.id && en === names.en && enOne === names.enOne) return;
  names = { id, en, enOne };
  renamed = {};
}

/** All messages of a language, in which points are called as this programme calls them; made once for each change of the names. */
export function messagesIn(locale: Locale): Messages {
  const isOurs = locale === "id" ? names.id === house.id : names.en === house.en && names.enOne === house.enOne;
  if (isOurs) return catalogue[locale];
  renamed[locale] ??= inObject(catalogue[locale], locale === "id" ? indonesian(names) : english(names)) as Messages;
  return renamed[locale];
}

type Rename = (text: string) => string;

/** A text that was written of points, in which they are called by these names; for what is written once, such as a programme's first terms. */
export function calledIn(
  locale: Locale,
  { enOne = house.enOne, ...names }: Omit<UnitNames, "enOne"> & { enOne?: string },
): Rename {
  return locale === "id" ? indonesian(names) : english({ ...names, enOne });
}

/** Names of what stands in a message's braces and tags stay: they are not read by people. */
function indonesian({ id }: Pick<UnitNames, "id">): Rename {
  return (text) => text.replace(/(?<![{</\p{L}])(poin)(?=(nya)?(?!\p{L}))/giu, (word) => inCaseOf(word, id));
}

function english({ en, enOne }: UnitNames): Rename {
  return (text) =>
    text
      .replace(
        /(?<!\p{L})(a) point(?!\p{L})/giu,
        (_, a: string) => `${a}${/^[aeiou]/i.test(enOne) ? "n" : ""} ${enOne}`,
      )
      .replace(/(?<![{</\p{L}])points?(?!\p{L})/giu, (word) => inCaseOf(word, /s$/i.test(word) ? en : enOne));
}

/** A name written as the word it stands for was: with a capital, in capitals, or small. */
function inCaseOf(word: string, name: string): string {
  if (word === word.toUpperCase()) return name.toUpperCase();
  return word[0] === word[0]?.toUpperCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function inObject(tree: object, rename: Rename): object {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, inMessage(value, rename)]));
}

function inMessage(message: unknown, rename: Rename): unknown {
  if (typeof message === "string") return rename(message);
  if (Array.isArray(message)) return message.map((node) => inNode(node, rename));
  return typeof message === "object" && message !== null ? inObject(message, rename) : message;
}

/** A part of a message that was parsed when the portal was built: text, or [name], [name, kind, choices], [tag, …parts] (icu-minify). */
function inNode(node: unknown, rename: Rename): unknown {
  if (!Array.isArray(node)) return inMessage(node, rename);
  const [name, kind, ...rest] = node;
  if (typeof kind !== "number" || kind === 0) return [name, ...node.slice(1).map((part) => inNode(part, rename))];
  return [name, kind, ...rest.map((choices) => (typeof choices === "object" ? inMessage(choices, rename) : choices))];
}
