import sharp from "sharp";
import { expect, test } from "vitest";
import { keepableAttachment } from "./attachment";

const receipt = () => sharp({ create: { width: 300, height: 900, channels: 3, background: "#fff" } });

test("a picture is drawn anew, without what the camera wrote into it", async () => {
  const upload = await receipt()
    .withExif({ IFD0: { Copyright: "Sari" } })
    .jpeg()
    .toBuffer();

  const kept = await keepableAttachment(upload);

  if (!kept.ok) throw new Error(kept.refusal);
  expect(kept.value.mime).toBe("image/webp");
  const drawn = await sharp(kept.value.bytes).metadata();
  expect([drawn.width, drawn.height, drawn.exif]).toEqual([300, 900, undefined]);
});

test("a PDF is kept as it is", async () => {
  const upload = Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

  expect(await keepableAttachment(upload)).toEqual({ ok: true, value: { mime: "application/pdf", bytes: upload } });
});

test.each([
  ["nothing", Buffer.alloc(0), "empty"],
  ["a page that claims to be a picture", Buffer.from("<html><script>alert(1)</script></html>"), "not_accepted"],
  [
    "a drawing that can run scripts",
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "not_accepted",
  ],
  ["half a PDF", Buffer.from("%PDF-1.4\n1 0 obj"), "not_accepted"],
  ["more than five megabytes", Buffer.alloc(5 * 1024 * 1024 + 1), "too_large"],
])("%s is refused", async (_what, upload, refusal) => {
  expect(await keepableAttachment(upload)).toEqual({ ok: false, refusal });
});
