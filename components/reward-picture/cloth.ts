/** Repeats of the cloth behind a picture, each a tile of its own size in one colour: kawung, parang, truntum, ceplok. */
export const cloths = {
  kawung: (colour: string) => ({
    size: 40,
    turn: 0,
    tile:
      `<path fill="${colour}" d="M20 18.500C13 16.500 5 10 3 3c7 2 15 8.500 17 15.500zM20 18.500C27 16.500 35 10 37 3c-7 2-15 8.500-17 15.500zM20 21.500C13 23.500 5 30 3 37c7-2 15-8.500 17-15.500zM20 21.500C27 23.500 35 30 37 37c-7-2-15-8.500-17-15.500z"/>` +
      `<circle cx="2" cy="20" r="2.500" fill="${colour}"/><circle cx="38" cy="20" r="2.500" fill="${colour}"/>`,
  }),
  parang: (colour: string) => ({
    size: 36,
    turn: -45,
    tile:
      `<path fill="${colour}" d="M4 6c10-4 22-2 26 6 3 7-3 12-9 10-5-2-5-8 0-9-5-3-12 0-13 7-1 6 3 11 9 13C9 34 2 26 2 17c0-4 0-8 2-11z"/>` +
      `<path stroke="${colour}" stroke-width="2" d="M34.500 0v36"/>`,
  }),
  truntum: (colour: string) => ({
    size: 34,
    turn: 0,
    tile:
      `<path fill="${colour}" d="M17 5l2 9 7-6-4 8 9 1-9 2 5 7-8-4-2 9-2-9-7 5 4-8-8-2 9-1-5-7 7 4z"/>` +
      `<circle cx="0" cy="0" r="3" fill="${colour}"/><circle cx="34" cy="0" r="3" fill="${colour}"/><circle cx="0" cy="34" r="3" fill="${colour}"/><circle cx="34" cy="34" r="3" fill="${colour}"/>`,
  }),
  ceplok: (colour: string) => ({
    size: 44,
    turn: 45,
    tile:
      `<path fill="none" stroke="${colour}" stroke-width="2.500" d="M3 3h38v38H3z"/>` +
      `<path fill="${colour}" d="M22 9c5 4 5 8 0 12-5-4-5-8 0-12zM22 35c5-4 5-8 0-12-5 4-5 8 0 12zM9 22c4-5 8-5 12 0-4 5-8 5-12 0zM35 22c-4-5-8-5-12 0 4 5 8 5 12 0z"/>`,
  }),
} as const;

export type ClothName = keyof typeof cloths;
export const clothNames = ["kawung", "parang", "truntum", "ceplok"] as const satisfies readonly [
  ClothName,
  ...ClothName[],
];
