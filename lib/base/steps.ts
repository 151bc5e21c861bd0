/** A page of a keyset-paged list as its address tells it: where it begins (empty for the first), and where those before it began. */
export type Step = { after: string; earlier: string };

const FIRST = "-";
const LONGEST = 1_500;

/** The page that begins at `next`, with the way back to this one; of a very long way its beginning is forgotten. */
export function stepOn({ after, earlier }: Step, next: string): Step {
  const way = [...placesOf(earlier), after === "" ? FIRST : after];
  while (way.join(".").length > LONGEST) way.shift();
  return { after: next, earlier: way.join(".") };
}

/** The page before; null where the way back is not known. */
export function stepBack(earlier: string): Step | null {
  const way = placesOf(earlier);
  const last = way.pop();
  if (last === undefined) return null;
  return { after: last === FIRST ? "" : last, earlier: way.join(".") };
}

function placesOf(earlier: string): string[] {
  if (earlier.length > 2 * LONGEST) return [];
  return earlier.split(".").filter((place) => /^[\w-]+$/.test(place));
}
