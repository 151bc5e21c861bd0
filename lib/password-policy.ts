import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { dictionary as indonesian } from "@zxcvbn-ts/language-id";

export type PasswordRefusal = "too-short" | "too-long" | "guessable";

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
export function passwordRefusal(
  password: string,
  own: { name: string; email: string; brand: string },
): PasswordRefusal | null {
  const typed = password.normalize("NFKC");
  if ([...typed].length < PASSWORD_MIN_LENGTH) return "too-short";
  if (typed.length > PASSWORD_MAX_LENGTH) return "too-long";
  const words = ownWords(own);
  if (lengthWithout(words, typed) < LENGTH_OF_ITS_OWN) return "guessable";
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english, ...indonesian },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: READINGS,
  });
  return estimator.check([...typed].slice(0, JUDGED_LENGTH).join(""), words).score >= SCORE_NEEDED ? null : "guessable";
}

/** How many letters and digits are left of a password without these words. */
function lengthWithout(words: string[], password: string): number {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, " "), password.toLowerCase());
  return [...left.matchAll(/[\p{L}\p{N}]/gu)].length;
}

/** The whole and each part: `Sari Wulandari` is guessed as `sari`, `wulandari` and `sariwulandari`. */
function ownWords({ name, email, brand }: { name: string; email: string; brand: string }): string[] {
  const words = [name, email, brand, "setia", "poin", "member", "loyalty"].flatMap((text) => {
    const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return [text.toLowerCase(), parts.join(""), ...parts];
  });
  return [...new Set(words)].filter((word) => word.length >= 3);
}
