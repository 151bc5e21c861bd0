/**
 * What a line's or a fact's checks say what is wrong by. It is made here, and nowhere near the loops that use it: a function that is given
 * a name where it is made costs more than the check it serves, once for every line of the ledger.
 */
export function wrongAt<Place>(
  found: (invariant: string, place: Place, message: string) => void,
  place: Place,
  before = "",
): (invariant: string, message: string) => void {
  return (invariant, message) => found(invariant, place, before + message);
}
