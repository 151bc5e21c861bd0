export type Palette = {
  /** The paper behind everything, the cloth's pattern on it, the disc of the sun, the cut block, and what is cut out of it. */
  ground: string;
  cloth: string;
  sun: string;
  block: string;
  light: string;
};

/** Dyes of the family: indigo, soga brown, leaf, dusk, turmeric, and night. */
export const palettes = {
  nila: { ground: "#dfe6ee", cloth: "#c9d4e1", sun: "#e7b56d", block: "#1f3a6e", light: "#fbf6ea" },
  soga: { ground: "#f0e2cc", cloth: "#e2cfaf", sun: "#d98b4a", block: "#5a3217", light: "#fff8ea" },
  daun: { ground: "#e1e8d6", cloth: "#cdd9bd", sun: "#e3b04f", block: "#27513b", light: "#fbf8e8" },
  senja: { ground: "#f5ddd0", cloth: "#ebc9b8", sun: "#e58a53", block: "#7a2331", light: "#fff5ea" },
  kunyit: { ground: "#f7e7b8", cloth: "#ecd596", sun: "#d9772f", block: "#4c2f12", light: "#fffaeb" },
  malam: { ground: "#d9d6e4", cloth: "#c6c2d6", sun: "#dfa45c", block: "#312a52", light: "#f9f5ee" },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;
export const paletteNames = ["nila", "soga", "daun", "senja", "kunyit", "malam"] as const satisfies readonly [
  PaletteName,
  ...PaletteName[],
];
