import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { dictionary as indonesian } from "@zxcvbn-ts/language-id";

export type PasswordRefusal = "too-short" | "too-long" | "guessable";

/** What somebody who knows the person would try first. */
type Own = { name: string; email: string; brand: string };

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;
const LENGTH_OF_ITS_OWN = 6; // letters and digits that are not the person's or the brand's words
const SCORE_NEEDED = 3; // of 4: beyond ten billion guesses it is 4, beyond a hundred million 3
// Judging takes the time of length squared and of every way to read `4` as `a`, while the whole portal waits: both are bounded.
const JUDGED_LENGTH = 40;
const READINGS = 8;

let estimator: ZxcvbnFactory | undefined;

/**
 * Why a password will not do, or null: at least ten characters and not to be guessed from words of both languages, known
 * passwords, keyboard rows, dates, the brand, or the person's own name and address. Any characters, in any mixture.
 */
export function passwordRefusal(password: string, own: Own): PasswordRefusal | null {
  const typed = password.normalize("NFKC");
  if ([...typed].length < PASSWORD_MIN_LENGTH) return "too-short";
  if (typed.length > PASSWORD_MAX_LENGTH) return "too-long";
  const words = ownWords(own);
  if (lengthWithout(words, typed) < LENGTH_OF_ITS_OWN) return "guessable";
  return judge(typed, words).score >= SCORE_NEEDED ? null : "guessable";
}

export type PasswordHint =
  | "tooShort"
  | "tooLong"
  | "name"
  | "email"
  | "brand"
  | "keyboard"
  | "date"
  | "repeat"
  | "sequence"
  | "common"
  | "word"
  | "good"
  | "best";

/** What to say of a password while it is typed: why it would be refused, as usefully as that can be said, or how strong it is. */
export function passwordHint(password: string, own: Own): PasswordHint {
  const refusal = passwordRefusal(password, own);
  if (refusal === "too-short") return "tooShort";
  if (refusal === "too-long") return "tooLong";
  const typed = password.normalize("NFKC");
  const { score, sequence } = judge(typed, ownWords(own));
  if (refusal === null) return score > SCORE_NEEDED ? "best" : "good";
  const said = [typed.toLowerCase(), ...sequence.map((match) => String(match.matchedWord ?? ""))];
  const [mine] = (["name", "email", "brand"] as const).filter((each) =>
    wordsOf(own[each]).some((word) => said.some((text) => text.includes(word))),
  );
  if (mine !== undefined) return mine;
  const [longest] = sequence.toSorted((a, b) => b.token.length - a.token.length);
  if (longest?.pattern === "dictionary") return longest.dictionaryName.startsWith("passwords") ? "common" : "word";
  return patternHints[longest?.pattern ?? ""] ?? "word";
}

const patternHints: Record<string, PasswordHint> = {
  spatial: "keyboard",
  date: "date",
  regex: "date",
  repeat: "repeat",
  sequence: "sequence",
};

function judge(typed: string, words: string[]) {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english, ...indonesian },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: READINGS,
  });
  return estimator.check([...typed].slice(0, JUDGED_LENGTH).join(""), words);
}

/** How many letters and digits are left of a password without these words. */
function lengthWithout(words: string[], password: string): number {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, " "), password.toLowerCase());
  return [...left.matchAll(/[\p{L}\p{N}]/gu)].length;
}

/** The whole and each part: `Sari Wulandari` is guessed as `sari`, `wulandari` and `sariwulandari`. */
function ownWords({ name, email, brand }: Own): string[] {
  return [...new Set([name, email, brand, "setia", "poin", "member", "loyalty"].flatMap(wordsOf))];
}

function wordsOf(text: string): string[] {
  const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [text.toLowerCase(), parts.join(""), ...parts].filter((word) => word.length >= 3);
}
