const house = "#1f3a6e";
/** The two leaves of kawung crossed, and the four seeds between them, as in app/icon.svg. */
const leaves =
  "M14 13C9.500 11.600 4 7 2.200 2.200C7 4 12.400 9.500 14 13zM14 13c4.500-1.400 10-6 11.800-10.800C21 4 15.600 9.500 14 13zM14 15c-4.500 1.400-10 6-11.800 10.800C7 24 12.400 18.500 14 15zM14 15c4.500 1.400 10 6 11.800 10.800C21 24 15.600 18.500 14 15z";
const seeds = [
  [16, 5.2],
  [16, 26.8],
  [5.2, 16],
  [26.8, 16],
];

/** The portal's mark on the programme's accent (the lighter appearance's where there are two), as SVG. `isFull` fills the whole square. */
export function drawAppIcon(accent: string | undefined, isFull: boolean): string {
  const ground = /#[0-9a-f]{6}/i.exec(accent ?? "")?.[0] ?? house;
  const dots = seeds.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.7"/>`).join("");
  const mark = `<g fill="#fdf6e8" transform="translate(2.7 2.7) scale(.95)"><path d="${leaves}"/></g><g fill="#e2a65f">${dots}</g>`;
  const placed = isFull ? `<g transform="translate(4.8 4.8) scale(.7)">${mark}</g>` : mark;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="512" height="512"><rect width="32" height="32" rx="${isFull ? 0 : 7}" fill="${ground}"/>${placed}</svg>`;
}
