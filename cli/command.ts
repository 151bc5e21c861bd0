/** One thing the operator can ask for. */
export type Command = {
  /** What is typed after `portal`, without its options. */
  name: string;
  usage: string;
  /** What it does, in a sentence or two. */
  about: string;
  /** Does it and answers the exit code: 0 done, 1 refused or something found, 2 could not run. */
  run: (args: string[]) => Promise<number>;
};

/** Something the operator can put right: shown as one sentence, exit code 2. */
export class Correction extends Error {
  override name = "Correction";
}

/** A whole number given as an option. */
export function wholeNumber(text: string | undefined, option: string, least: number, most: number): number {
  const value = Number(text);
  if (text === undefined || !/^\d+$/.test(text) || value < least || value > most)
    throw new Correction(`${option} must be a whole number from ${least} to ${most}.`);
  return value;
}
