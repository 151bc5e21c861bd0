import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { PICTURE_BYTES_MAX, redrawPicture } from "./picture";

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });

describe("an uploaded picture", () => {
  test("is drawn anew as WebP, at most 1,200 px a side", async () => {
    const redrawn = await redrawPicture(await drawn(2_400, 1_200).png().toBuffer());

    expect(redrawn).toMatchObject({ ok: true, value: { mime: "image/webp", width: 1_200, height: 600 } });
  });

  test("stands upright and keeps nothing of where and how it was taken", async () => {
    const taken = await drawn(400, 200)
      .jpeg()
      .withExif({ IFD0: { Artist: "Sari Wulandari" }, IFD3: { GPSLatitudeRef: "S" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();

    const redrawn = await redrawPicture(taken);

    expect(redrawn).toMatchObject({ ok: true, value: { width: 200, height: 400 } });
    const kept = redrawn.ok ? await sharp(redrawn.value.bytes).metadata() : null;
    expect(kept?.exif).toBeUndefined();
    expect(kept?.orientation).toBeUndefined();
  });

  test("is refused when it only calls itself one", async () => {
    expect(await redrawPicture(Buffer.from("<html><script>alert(1)</script></html>"))).toEqual({
      ok: false,
      refusal: "not_a_picture",
    });
    expect(await redrawPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject({ ok: false });
  });

  test("is refused when it is cut off, too heavy, too many pixels or too small", async () => {
    const whole = await drawn(300, 300).png().toBuffer();

    expect(await redrawPicture(whole.subarray(0, whole.length / 2))).toMatchObject({ ok: false });
    expect(await redrawPicture(Buffer.alloc(PICTURE_BYTES_MAX + 1))).toEqual({ ok: false, refusal: "too_large" });
    expect(await redrawPicture(await drawn(8_000, 5_001).png().toBuffer())).toEqual({
      ok: false,
      refusal: "too_many_pixels",
    });
    expect(await redrawPicture(await drawn(80, 400).png().toBuffer())).toEqual({ ok: false, refusal: "too_small" });
    expect(await redrawPicture(new Uint8Array(0))).toEqual({ ok: false, refusal: "empty" });
  });
});
