/** How a picture is cut: what must stay in sight in hundredths from its left and top edge, and how near; 200 shows half of each side. */
export type Cut = { focusX: number; focusY: number; zoom: number };

export const zooms = [100, 150, 200, 300] as const;
/** Pictures of rewards stand in 4 : 3 everywhere. */
const SHAPE = 4 / 3;

/** The part of a picture that is shown: as large a 4 : 3 as fits, divided by the zoom, around the focus and never past an edge. */
export function partOf({ width, height, focusX, focusY, zoom }: Cut & { width: number; height: number }) {
  const whole = width / height > SHAPE ? { width: height * SHAPE, height } : { width, height: width / SHAPE };
  const part = {
    width: Math.max(1, Math.round((whole.width * 100) / zoom)),
    height: Math.max(1, Math.round((whole.height * 100) / zoom)),
  };
  const from = (focus: number, side: number, length: number) =>
    Math.round(Math.min(Math.max((side * focus) / 100 - length / 2, 0), side - length));
  return { ...part, left: from(focusX, width, part.width), top: from(focusY, height, part.height) };
}
