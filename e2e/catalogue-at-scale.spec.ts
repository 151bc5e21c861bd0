import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

test("many rewards are changed together after looking, taken back, changed by a file, planned ahead and brought back, without scripts", async ({
  signedInAs,
  aNewColleague,
  aReward,
}) => {
  const [one, other] = [await aReward({ points: 1_000 }), await aReward({ points: 1_000 })];
  const page = await signedInAs(await aNewColleague("catalogue"), { javaScript: false });

  await page.goto(`/staff/rewards/bulk?id=${one.id}&id=${other.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 hadiah dipilih");
  await page.getByLabel("Naik atau turun dalam persen").fill("-10");
  await page.locator("#bulk-percent").getByRole("button", { name: "Lihat apa yang akan berubah" }).click();
  await expect(page.getByText("2 hadiah akan berubah, 0 ditolak, 0 tetap")).toBeVisible();
  await expect(page.getByRole("row", { name: one.name })).toContainText("900");
  await page.getByRole("button", { name: "Jalankan untuk 2 hadiah" }).click();
  await finished(page, "2 hadiah berubah, 0 ditolak, 0 tetap");

  await page.goto(`/staff/rewards/${one.id}`);
  await expect(page.getByLabel("Harga dalam poin")).toHaveValue("900");
  await page.getByRole("link", { name: "Riwayat dan versi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Riwayat ${one.name}`);

  await page.goto("/staff/rewards/import");
  const csv = `id,category,featured\n${one.id},musiman,7\n${other.id},musiman,banyak\n`;
  await upload(page, csv);
  await expect(page.getByText("1 baris tidak bisa dipakai")).toBeVisible();
  await expect(page.getByRole("row", { name: other.name })).toContainText("harus bilangan bulat");
  await page.goto("/staff/rewards/import");
  await upload(page, csv.replace("banyak", "3"));
  await page.getByRole("button", { name: "Jalankan untuk 2 hadiah" }).click();
  await finished(page, "2 hadiah berubah, 0 ditolak, 0 tetap");
  await page.getByRole("button", { name: "Siapkan pembatalan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Batalkan perubahan 2 hadiah");
  await page.getByRole("button", { name: "Jalankan untuk 2 hadiah" }).click();
  await finished(page, "2 hadiah berubah, 0 ditolak, 0 tetap");
  const file = await page.request.get(`/staff/rewards/export.csv?for=excel&q=${one.id}`);
  expect(await file.text()).toMatch(new RegExp(`^\ufeffid;sku;state.*\n${one.id};;published;`));

  await page.goto(`/staff/rewards/${one.id}`);
  await page.getByLabel("Urutan unggulan").fill("9");
  await page.locator("#reward-effectiveAt").fill("2031-12-01T09:00");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.locator("#reward-effectiveAt-error")).toHaveText("Pilih waktu dalam dua tahun ke depan.");
});

async function upload(page: Page, csv: string): Promise<void> {
  await page.getByLabel("Berkas CSV").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Lihat apa yang akan berubah" }).click();
  await expect(page).toHaveURL(/\/staff\/rewards\/batches\//);
}

/** Without scripts, whoever waits for the job looks again. */
async function finished(page: Page, sentence: string): Promise<void> {
  await expect(async () => {
    await page.goto(page.url());
    await expect(page.getByText(sentence)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
