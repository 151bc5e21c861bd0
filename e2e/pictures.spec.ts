import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import type { Locale } from "@/lib/base/locale";
import { expect, test } from "./fixtures/test";

// Twelve screens in both languages, as the README shows them: node scripts/screenshots.mjs keeps them in docs/images.
const LARGEST_BYTES = 150_000;
const phone = { width: 390, deviceScaleFactor: 2 };
const desk = { width: 1280, deviceScaleFactor: 1.25 };

/** Who shows the portal in a language: members with a past of their own. */
const shownBy = { id: "sari", en: "budi" } as const;

for (const language of ["id", "en"] as const) {
  test(`what a member sees is worth showing, in ${language}`, async ({ signedInAs }) => {
    const page = await signedInAs(shownBy[language], { ...phone, theme: "light" });
    const keep = keeper(language);

    await open(page, "/home");
    await keep(page, "home-light");
    await keep(page.getByRole("main").getByRole("img").first(), "card");
    await open(page, "/activity");
    const purchase = page
      .getByRole("main")
      .locator("li", { hasText: "Rp" })
      .filter({ has: page.locator("summary") })
      .first();
    await purchase.locator("summary").click();
    await purchase.evaluate((line) => window.scrollTo(0, line.getBoundingClientRect().top + window.scrollY - 20));
    await keep(page, "why");
    await open(page, "/rewards");
    await keep(page, "rewards");
    await open(page, "/rewards?affordable=1&kind=gift_card");
    const reward = page.getByRole("main").locator('li article a[href^="/rewards/"]').first();
    await open(page, `${await reward.getAttribute("href")}#redeem-sheet`);
    await page.getByRole("dialog").waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await keep(page, "redeem");
    await open(page, "/tiers");
    await keep(page, "tiers");
    await open(page, "/card");
    await page.getByRole("main").getByRole("img").first().waitFor();
    await keep(page, "show-card");

    const byNight = await signedInAs(shownBy[language], { ...phone, theme: "dark" });
    await open(byNight, "/home");
    await keep(byNight, "home-dark");
  });

  test(`what staff see is worth showing, in ${language}`, async ({ signedInAs, aNewColleague, owner }) => {
    const page = await signedInAs(await aNewColleague("owner", { name: "Dewi Anggraini", language }), desk);
    const keep = keeper(language);
    const [told] = await owner<{ publicId: string }[]>`
      select m.public_id as "publicId" from members m join people p on p.id = m.person_id where p.name like 'Sari %' order by m.id limit 1`;

    await open(page, "/staff");
    await keep(page, "staff-today");
    await open(page, "/staff/rewards?state=published");
    await keep(page, "staff-catalogue");
    await open(page, `/staff/members/${told?.publicId}`);
    await keep(page, "staff-member");
    await open(page, "/staff/programme");
    await keep(page, "staff-programme");
  });
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
}

/** Writes what a page or a part of it looks like, small enough to be read on a slow line. */
function keeper(language: Locale) {
  const folder = join(process.env.PICTURES_FOLDER ?? "test-results/pictures", language);
  mkdirSync(folder, { recursive: true });
  return async (what: Page | Locator, name: string) => {
    const taken = await what.screenshot({ animations: "disabled" });
    const { isOpaque, entropy } = await sharp(taken).stats();
    expect(isOpaque && entropy > 1, `${name} shows something`).toBe(true);
    for (const quality of [86, 76, 66, 56]) {
      const picture = await sharp(taken).webp({ quality, effort: 4 }).toBuffer();
      if (picture.length <= LARGEST_BYTES) return writeFileSync(join(folder, `${name}.webp`), picture);
    }
    throw new Error(`${name} does not fit into ${LARGEST_BYTES} bytes`);
  };
}
