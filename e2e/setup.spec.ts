import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import PostalMime from "postal-mime";
import sharp from "sharp";
import { totpCode } from "@/lib/totp";
import { type OwnPortal, startOwnPortal } from "./drills/own-portal.mjs";
import { expectAccessible } from "./fixtures/axe";
import { expect, test } from "./fixtures/test";
import { Walk } from "./fixtures/walk";

const password = "kereta lumut sembilan jendela";
const owner = "ratih@warung.id";
const member = "dewi@contoh.id";

test.describe.configure({ mode: "serial", timeout: 120_000 });

let portal: OwnPortal;
let setUpBy: string;

test.beforeAll(async () => {
  portal = await startOwnPortal({ isEmpty: true });
  await portal.ready();
});
test.afterAll(() => portal.stop());

test("from an empty database to a member's first redemption in under forty steps, each explained", async ({
  browser,
}) => {
  const walk = new Walk();
  const staff = await aPageOf(browser);
  const [, code = ""] = portal.operate("setup", "code").split("\n");

  await staff.goto("/rewards");
  await explained(staff, "Mulai program Anda", /terminal tempat portal ini dijalankan/);
  await walk.fill(staff.getByLabel("Kode penyiapan"), code);
  await walk.fill(staff.getByLabel("Nama Anda"), "Ratih Kusuma");
  await walk.fill(staff.getByLabel("Alamat email Anda"), owner);
  await walk.fill(staff.getByLabel("Kata sandi", { exact: true }), password);
  await walk.click(staff.getByRole("button", { name: "Lanjut ke aplikasi autentikator" }));

  await explained(staff, "Pasang aplikasi autentikator", /yang diketahui dan yang dipegang/);
  const secret = (await staff.locator("#totp-secret").innerText()).replaceAll(/\s/g, "");
  await walk.fill(staff.getByLabel("Kode", { exact: true }), totpCode(secret, new Date()));
  await walk.click(staff.locator("#totp-enrol").getByRole("button"));
  await explained(staff, "Simpan kode pemulihan", /pengelola kata sandi/);
  await expect(staff.locator("#recovery-code-list li")).toHaveCount(10);
  await walk.click(staff.getByRole("button", { name: "Sudah saya simpan" }));

  const next = staff.getByRole("button", { name: "Simpan dan lanjut" });
  await explained(staff, "Tentang usaha Anda", /paling sulit diubah setelah ada anggota/);
  await walk.fill(staff.getByLabel("Nama program"), "Warung Ratih");
  await walk.click(next);
  await explained(staff, "Seperti milik Anda", /tidak terbaca oleh banyak orang/);
  await staff.getByLabel(/^Logo \(/).setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: await aLogo() });
  await walk.click(next);
  await explained(staff, "Pilih program seperti apa", /mudah dihitung, terjangkau sejak awal/);
  await staff.goto("/setup/brand");
  await expect(staff.getByRole("img", { name: "Logo Warung Ratih" })).toHaveCount(2);
  await staff.goto("/setup/preset");
  const sheet = await staff.locator('link[rel="stylesheet"][href^="/brand/"]').first().getAttribute("href");
  expect((await staff.request.get(sheet ?? "")).headers()["content-type"]).toContain("text/css");
  await expect(staff.getByText("Rp85.000 menghasilkan 170 poin, senilai Rp1.700")).toBeVisible();
  await walk.click(staff.getByLabel(/^Kafe, restoran/));
  await walk.click(next);
  await explained(staff, "Sesuaikan angkanya", /Mulailah sedikit hemat/);
  await expect(staff.getByText("2% dari penjualan")).toBeVisible();
  await walk.click(next);
  await explained(staff, "Hadiah untuk memulai", /tiga sampai lima kali belanja/);
  await walk.click(next);
  await explained(staff, "Periksa email", /masuk ke spam/);
  await walk.click(staff.getByRole("button", { name: `Kirim email percobaan ke ${owner}` }));
  await mailTo(owner, /percobaan|uji/i);
  await walk.click(staff.getByRole("button", { name: "Sudah sampai, lanjut" }));
  await explained(staff, "Periksa, lalu buka", /tidak pernah diubah diam-diam/);
  await expect(staff.getByText("tidak memerlukan orang kedua")).toBeVisible();
  await walk.click(staff.getByRole("button", { name: "Buka program" }));
  await expect(staff).toHaveURL(/\/staff/);
  await expect(staff.getByRole("heading", { name: "Langkah berikutnya" })).toBeVisible();
  setUpBy = code;

  const phone = await aPageOf(browser);
  await phone.goto("/join");
  await walk.fill(phone.getByLabel("Nama", { exact: true }), "Dewi Anggraini");
  await walk.fill(phone.getByLabel("Alamat email"), member);
  await walk.fill(phone.getByLabel("Kata sandi", { exact: true }), password);
  await walk.click(phone.getByRole("checkbox"));
  await walk.click(phone.getByRole("button", { name: "Gabung" }));
  await walk.follow(phone, /https?:\/\/\S+/.exec(await mailTo(member, /Konfirmasi/))?.[0] ?? "");
  await walk.click(phone.getByRole("button", { name: "Aktifkan keanggotaan" }));
  await walk.fill(phone.getByLabel("Alamat email"), member);
  await walk.fill(phone.getByLabel("Kata sandi", { exact: true }), password);
  await walk.click(phone.getByRole("button", { name: "Lanjut" }));
  const mailed = /^\s*(\d{6})\s*$/m.exec(await mailTo(member, /Kode masuk/))?.[1] ?? "";
  await walk.fill(phone.getByLabel("Kode", { exact: true }), mailed);
  await walk.click(phone.getByRole("button", { name: "Masuk", exact: true }));
  await expect(phone).toHaveURL(/\/home$/);
  const number = /\d{4} \d{4} \d{4} \d{4}/.exec(await phone.getByRole("main").innerText())?.[0] ?? "";

  await staff.goto("/staff/counter");
  await walk.click(staff.getByRole("button", { name: "Buka giliran" }));
  await walk.fill(staff.getByLabel("Pindai atau ketik"), number);
  await walk.click(staff.getByRole("button", { name: "Cari" }));
  await walk.fill(staff.getByLabel("Nomor struk"), "A-1");
  await walk.fill(staff.getByLabel("Jumlah belanja (IDR)"), "300.000");
  await walk.click(staff.getByRole("button", { name: "Catat belanja" }));
  await expect(staff.getByText("Belanja Rp300.000 tercatat")).toBeVisible();

  await phone.reload();
  await expect(phone.getByRole("main")).toContainText("650");
  await walk.click(phone.getByRole("link", { name: /Minuman hari ini/ }).first());
  await walk.click(phone.getByRole("button", { name: "Tukar sekarang" }));
  await walk.click(phone.getByRole("dialog").getByRole("button", { name: "Tukar 500 poin" }));
  await expect(phone).toHaveURL(/\/redemptions\/[\w-]+/);
  await expect(phone.getByRole("img", { name: /^Kode QR untuk / })).toBeVisible();

  test.info().annotations.push({ type: "measured", description: `${walk.steps} steps` });
  expect(walk.steps).toBeLessThan(40);
  expect(JSON.parse(portal.operate("ledger", "verify", "--json")).findings).toEqual([]);

  await speakOnlyIndonesian(staff, phone);
});

/** The owner switches English off and on again: switches and fields for it go and come back with what was in them. */
async function speakOnlyIndonesian(staff: Page, phone: Page): Promise<void> {
  await phone.goto("/home");
  await phone.getByRole("button", { name: "English" }).click();
  await expect(phone.getByRole("link", { name: "Rewards" }).first()).toBeVisible();
  await staff.goto("/staff/settings");
  await staff.getByLabel("Bahasa Inggris", { exact: true }).uncheck();
  await staff.getByRole("button", { name: "Simpan bahasa" }).click();
  await expect(staff.getByText("Bahasa disimpan.")).toBeVisible();

  await phone.goto("/home");
  await expect(phone.getByRole("link", { name: "Hadiah" }).first()).toBeVisible();
  await expect(phone.getByRole("button", { name: "English" })).toHaveCount(0);
  await staff.goto("/staff/rewards");
  await staff
    .getByRole("link", { name: /Minuman hari ini/ })
    .first()
    .click();
  await expect(staff.getByLabel("Nama (Indonesia)")).toBeVisible();
  await expect(staff.getByLabel("Nama (Inggris)")).toHaveCount(0);

  await staff.goto("/staff/settings");
  await staff.getByLabel("Bahasa Inggris", { exact: true }).check();
  await staff.getByRole("button", { name: "Simpan bahasa" }).click();
  await expect(staff.getByText("Bahasa disimpan.")).toBeVisible();
  await phone.goto("/home");
  await expect(phone.getByRole("link", { name: "Rewards" }).first()).toBeVisible();
}

/** A picture with something in it, as a shop would have it. */
function aLogo(): Promise<Buffer> {
  const drawn = '<svg width="240" height="96"><circle cx="120" cy="48" r="40" fill="#a03c14"/></svg>';
  return sharp({ create: { width: 240, height: 96, channels: 4, background: "#00000000" } })
    .composite([{ input: Buffer.from(drawn) }])
    .png()
    .toBuffer();
}

test("once the programme is open there is no set-up any more, nor a code for it", async ({ browser }) => {
  const stranger = await aPageOf(browser);

  for (const path of ["/setup", "/setup/app", "/setup/business", "/setup/review"])
    expect((await stranger.goto(path))?.status(), path).toBe(404);

  expect(() => portal.operate("setup", "code")).toThrow(/owner already/);
  expect(setUpBy).toMatch(/^[A-Z0-9]{4}-/);
});

async function aPageOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.origin });
  return context.newPage();
}

/** A step says what it is and why it is so, in words and in a form anybody can use. */
async function explained(page: Page, title: string, why: RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("region", { name: "Mengapa begini?" })).toContainText(why);
  await expectAccessible(page, title);
}

/** The text of a mail to somebody about something, once it was written. */
async function mailTo(to: string, about: RegExp): Promise<string> {
  let found: string | undefined;
  const look = async () => {
    const names = await readdir(portal.mailFolder ?? "").catch(() => []);
    for (const name of names) {
      const mail = await PostalMime.parse(await readFile(join(portal.mailFolder ?? "", name)));
      if (mail.to?.some(({ address }) => address === to) && about.test(mail.subject ?? "")) found = mail.text;
    }
    return found !== undefined;
  };
  await expect.poll(look, { message: `a mail to ${to} about ${about}`, timeout: 20_000 }).toBe(true);
  return found ?? "";
}
