/** Words as they begin a sentence: `ulasan` is `Ulasan`. */
export function atBeginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
