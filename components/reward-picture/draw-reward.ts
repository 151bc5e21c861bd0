import { clothNames, cloths } from "./cloth";
import { cutIn, disc } from "./cut";
import { food } from "./food";
import { type PaletteName, paletteNames, palettes } from "./palettes";
import { pick, seeded } from "./seeded";
import { things } from "./things";

const motifs = { ...food, ...things };
export type MotifName = keyof typeof motifs;
export const motifNames = Object.keys(motifs).filter(isMotif);

export function isMotif(name: string): name is MotifName {
  return Object.hasOwn(motifs, name);
}

/**
 * A picture of a reward, 480 × 360, as one SVG: the thing cut in one block before a low sun and a batik cloth. The same
 * motif, seed and palette always give the same bytes; without a palette the seed chooses one.
 */
export function drawReward({
  motif,
  seed,
  palette,
}: {
  motif: MotifName;
  seed: string;
  palette?: PaletteName;
}): string {
  const random = seeded(`${motif}/${seed}`);
  const cloth = pick(random, clothNames);
  const colours = palettes[palette ?? pick(random, paletteNames)];
  const { size, turn, tile } = cloths[cloth](colours.cloth);
  const scale = 0.85 + random() * 0.5;
  const sunX = Math.round(150 + random() * 180);
  const sunRadius = Math.round(104 + random() * 26);
  const id = `cloth-${motif}-${seed.replace(/[^a-z0-9]+/gi, "-")}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" width="480" height="360">` +
    `<defs><pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" ` +
    `patternTransform="rotate(${turn}) scale(${scale.toFixed(2)})">${tile}</pattern></defs>` +
    `<path fill="${colours.ground}" d="M0 0h480v360H0z"/>` +
    `<path fill="url(#${id})" d="M0 0h480v360H0z"/>` +
    `<path fill="${colours.sun}" d="${disc(sunX, 196, sunRadius)}"/>` +
    `<path fill="${colours.ground}" d="M0 292h480v68H0z"/>` +
    `<path fill="${colours.cloth}" d="M0 292h480v5H0z"/>` +
    `<g transform="translate(96 34) scale(1.44)">${motifs[motif](cutIn(colours))}</g>` +
    `</svg>`
  );
}
