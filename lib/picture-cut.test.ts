import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { cutPicture } from "./picture-cut";
import { partOf } from "./picture-part";

const hundredth = fc.integer({ min: 0, max: 100 });
const picture = fc.record({
  width: fc.integer({ min: 100, max: 1_200 }),
  height: fc.integer({ min: 100, max: 1_200 }),
  focusX: hundredth,
  focusY: hundredth,
  zoom: fc.integer({ min: 100, max: 300 }),
});

test("what is shown lies within the picture, is four to three, and holds the focus", () => {
  fc.assert(
    fc.property(picture, (each) => {
      const { left, top, width, height } = partOf(each);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(each.width);
      expect(top + height).toBeLessThanOrEqual(each.height);
      expect(Math.abs(width / height - 4 / 3)).toBeLessThan(0.06);
      const [x, y] = [(each.width * each.focusX) / 100, (each.height * each.focusY) / 100];
      expect(x).toBeGreaterThanOrEqual(left - 1);
      expect(x).toBeLessThanOrEqual(left + width + 1);
      expect(y).toBeGreaterThanOrEqual(top - 1);
      expect(y).toBeLessThanOrEqual(top + height + 1);
    }),
  );
});

test("a picture is cut around what must stay in sight", async () => {
  const right = { create: { width: 300, height: 300, channels: 3, background: "#00f" } } as const;
  const bytes = await sharp({ create: { width: 900, height: 300, channels: 3, background: "#f00" } })
    .composite([{ input: await sharp(right).png().toBuffer(), left: 600, top: 0 }])
    .webp({ lossless: true })
    .toBuffer();
  const cut = async (focusX: number) => {
    const shown = await cutPicture({ width: 900, height: 300, focusX, focusY: 50, zoom: 200, bytes }, 240);
    const { data, info } = await sharp(shown).raw().toBuffer({ resolveWithObject: true });
    return { size: [info.width, info.height], isBlue: (data[2] ?? 0) > (data[0] ?? 0) };
  };

  expect(await cut(0)).toEqual({ size: [200, 150], isBlue: false });
  expect(await cut(100)).toEqual({ size: [200, 150], isBlue: true });
});
