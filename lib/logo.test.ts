import sharp from "sharp";
import { expect, it } from "vitest";
import { brandRule, logoOf, markOf } from "./brand";
import { logoAsIcon, redrawLogo } from "./logo";

const drawn = (ink: string, width = 300, height = 120) =>
  sharp({ create: { width, height, channels: 4, background: "#00000000" } })
    .composite([
      {
        input: Buffer.from(`<svg width="200" height="80"><circle cx="100" cy="40" r="40" fill="${ink}"/></svg>`),
        gravity: "centre",
      },
    ])
    .png()
    .toBuffer();

it("draws a logo anew, its empty edges cut off, with a ground only where it would melt into the page", async () => {
  const [dark, light, both] = await Promise.all(
    ["#1a1a1a", "#fff8ee", "#c2410c"].map(async (ink) => redrawLogo(await drawn(ink))),
  );

  expect(dark).toMatchObject({
    ok: true,
    value: { width: 80, height: 80, ground: "light-dark(transparent, #faf6ee)" },
  });
  expect(light).toMatchObject({ value: { ground: "light-dark(#15161b, transparent)" } });
  expect(both).toMatchObject({ value: { ground: "light-dark(transparent, transparent)" } });
});

it("takes no drawing with script in it, nothing that is no picture, and no mere line", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const line = await sharp({ create: { width: 900, height: 40, channels: 3, background: "#123456" } })
    .composite([
      { input: Buffer.from('<svg width="900" height="40"><rect width="899" height="39" fill="#fff"/></svg>') },
    ])
    .png()
    .toBuffer();

  expect(await redrawLogo(svg)).toEqual({ ok: false, refusal: "not_a_picture" });
  expect(await redrawLogo(Buffer.from("hello"))).toEqual({ ok: false, refusal: "not_a_picture" });
  expect(await redrawLogo(new Uint8Array())).toEqual({ ok: false, refusal: "empty" });
  expect((await redrawLogo(line)).ok).toBe(false);
});

it("makes the portal's icon of it, square and of the size asked for", async () => {
  const logo = await redrawLogo(await drawn("#1a1a1a"));

  const icon = await logoAsIcon(logo.ok ? logo.value.bytes : Buffer.alloc(0), "#1f3a6e", { pixels: 192, isFull: true });

  expect(await sharp(icon).metadata()).toMatchObject({ width: 192, height: 192, format: "png" });
});

it("writes a brand into the page only as known names with values of their kind", () => {
  const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b1";
  const brand = {
    "--brand-accent": "light-dark(#8a3b12, #f0a070)",
    "--brand-logo": `url("/pictures/${id}")`,
    "--brand-logo-shape": "2.500",
    "--brand-logo-ground": "light-dark(transparent, #faf6ee)",
    "--brand-logo-name": "inside",
  };

  expect(brandRule(brand)).toContain(`--brand-logo:url("/pictures/${id}")`);
  expect(logoOf(brand, "https://poin.contoh.id")).toMatchObject({
    url: `https://poin.contoh.id/pictures/${id}`,
    shape: 2.5,
    saysName: true,
  });
  expect(markOf(brand)).toBe("8a3b12c0f0a6b1");
  for (const bad of ['url("https://evil.example/x")', "red;}body{display:none", 'url("/pictures/../x")']) {
    expect(brandRule({ "--brand-accent": bad, "--brand-logo": bad, "--brand-other": "#ffffff" })).toBe("");
  }
  expect([brandRule({}), markOf({})]).toEqual(["", ""]);
});
