/** The four strokes every picture is made of, as in a linocut: a solid block, a line cut out of it, a light area, the sun's colour. */
export type Cut = {
  block: (path: string) => string;
  /** A thick line of the block's colour: handles, steam, straws. */
  line: (path: string, width?: number) => string;
  cut: (path: string, width?: number) => string;
  light: (path: string) => string;
  sun: (path: string) => string;
};

export type Motif = (cut: Cut) => string;

export function cutIn(colours: { block: string; light: string; sun: string }): Cut {
  const fill = (colour: string) => (path: string) => `<path fill="${colour}" d="${path}"/>`;
  const stroke =
    (colour: string, usual: number) =>
    (path: string, width = usual) =>
      `<path fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${path}"/>`;
  return {
    block: fill(colours.block),
    line: stroke(colours.block, 11),
    cut: stroke(colours.light, 5),
    light: fill(colours.light),
    sun: fill(colours.sun),
  };
}

/** A circle as a path, so that every shape is one. */
export function disc(x: number, y: number, radius: number): string {
  return `M${Math.round((x - radius) * 10) / 10} ${Math.round(y * 10) / 10}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0z`;
}
