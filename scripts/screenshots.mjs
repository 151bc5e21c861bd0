import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import sharp from "sharp";
import { root, Sentence, sayFailures } from "./launcher/place.mjs";
import { findChromium } from "./testing/chromium.mjs";

// Takes the pictures of the README anew from a running demonstration: node scripts/screenshots.mjs [http://localhost:3000]
const origin = new URL(process.argv[2] ?? "http://localhost:3000").origin;
const LARGEST_BYTES = 150_000;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const desk = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.25 };
const password = "demo-poin-2026";
const sari = { email: "sari@contoh.id", secret: "JBSWY3DPEHPK3PXP", ...phone };
const katalog = { email: "katalog@contoh.id", secret: "KRSXG5CTMVRXEZLU", ...desk };

await sayFailures(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Sentence("There is no Chromium: install Chrome or name one in CHROMIUM_PATH.");
  if (!(await isDemonstration()))
    throw new Sentence(`No demonstration answers at ${origin}: keep npm start running, and name its address.`);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await inBothLanguages(browser, sari, takeMembers);
    await inBothLanguages(browser, katalog, takeStaffs);
  } finally {
    await browser.close();
  }
});

async function takeMembers(page, folder) {
  await open(page, "/home");
  await keep(page, folder, "home-light");
  await keep(page.getByRole("main").getByRole("img").first(), folder, "card");
  await choose(page, "theme", "dark");
  await open(page, "/home");
  await keep(page, folder, "home-dark");
  await choose(page, "theme", "light");

  await open(page, "/activity");
  const purchase = page
    .getByRole("main")
    .locator("li", { hasText: "Rp" })
    .filter({ has: page.locator("summary") });
  await purchase.first().locator("summary").click();
  await purchase.first().evaluate((line) => window.scrollTo(0, line.getBoundingClientRect().top + window.scrollY - 20));
  await keep(page, folder, "why");

  await open(page, "/rewards?affordable=1&kind=gift_card");
  const reward = page.getByRole("main").locator('a[href^="/rewards/"]').first();
  await open(page, `${await reward.getAttribute("href")}#redeem-sheet`);
  await page.getByRole("dialog").waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await keep(page, folder, "redeem");
}

async function takeStaffs(page, folder) {
  await open(page, "/staff/rewards?state=published");
  await keep(page, folder, "staff-catalogue");
}

/** The same person's screens in English and then in Indonesian, the language the demonstration leaves them with. */
async function inBothLanguages(browser, who, take) {
  const page = await (await browser.newContext({ ...who, colorScheme: "light", locale: "id-ID" })).newPage();
  await signIn(page, who);
  for (const language of ["en", "id"]) {
    const folder = join(root, "docs", "images", language);
    mkdirSync(folder, { recursive: true });
    await choose(page, "locale", language);
    await take(page, folder).catch(async (error) => {
      await choose(page, "locale", "id");
      throw error;
    });
  }
  await page.context().close();
}

async function signIn(page, { email, secret }) {
  await open(page, "/sign-in");
  await page.locator("#sign-in [name=email]").fill(email);
  await page.locator("#sign-in [name=password]").fill(password);
  await page.locator("#sign-in [type=submit]").click();
  await page.waitForURL("**/sign-in/verify*");
  await page.locator("#verify [name=code]").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.locator("#verify [type=submit]").click();
  await page.waitForURL(/\/(home|staff)$/);
}

async function choose(page, form, value) {
  await open(page, "/terms");
  const button = page.locator(`#${form} [value=${value}]`);
  if ((await button.getAttribute("aria-pressed")) === "true") return;
  await button.click();
  await page.locator(`#${form} [value=${value}][aria-pressed=true]`).waitFor();
}

async function open(page, path) {
  await page.goto(origin + path, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Writes what a page or a part of it looks like, small enough to be read on a slow line. */
async function keep(what, folder, name) {
  const taken = await what.screenshot({ animations: "disabled" });
  for (const quality of [86, 76, 66, 56]) {
    const picture = await sharp(taken).webp({ quality, effort: 6 }).toBuffer();
    if (picture.length > LARGEST_BYTES) continue;
    writeFileSync(join(folder, `${name}.webp`), picture);
    console.log(`${name}.webp ${Math.round(picture.length / 1024)} kB`);
    return;
  }
  throw new Sentence(`${name} does not fit into ${LARGEST_BYTES} bytes.`);
}

async function isDemonstration() {
  const answer = await fetch(`${origin}/demo/mailbox.json`).catch(() => undefined);
  return answer?.status === 200;
}
