import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { totpCode } from "@/lib/totp";
import { expect, test } from "./fixtures/test";

test("balances of an older system are looked at, refused by row, corrected and brought in once, without scripts", async ({
  signedInAs,
  aNewColleague,
  owner: database,
}) => {
  const [one, other] = [randomUUID(), randomUUID()];
  const name = `Wulan ${one.slice(0, 8)}`;
  const page = await signedInAs(await aNewColleague("owner", { name }), { javaScript: false });
  const csv = `member,points,kind,expires_on,catatan\n${one},1500,base,2099-06-30,\n${other},banyak,bonus,never,\n`;
  const made = async () => {
    const [row] = await database<{ made: number }[]>`
      select count(*)::int as made from members where external_id in (${one}, ${other})`;
    return row?.made;
  };

  await page.goto("/staff/members");
  await page.getByRole("link", { name: "Masukkan saldo awal" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Masukkan saldo awal");
  await choose(page, "Berkas CSV", csv, "Lihat apa yang akan terjadi");
  await expect(page.getByText("1 baris saldo.csv ditolak")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "points" })).toContainText("Harus bilangan bulat");
  await expect(page.getByText("dilewati: catatan", { exact: false })).toBeVisible();

  const corrected = csv.replace("banyak", "700");
  await choose(page, "Berkas yang sudah diperbaiki", corrected, "Lihat apa yang akan terjadi");
  await expect(page.getByText("Yang akan dilakukan saldo.csv")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "2099" })).toContainText("1.500");
  await expect(page.getByRole("row").filter({ hasText: "Tidak pernah berakhir" })).toContainText("700");
  const more = corrected.replace("1500", "1600");
  await choose(page, "Berkas yang sama sekali lagi", more, "Masukkan 2 anggota");
  await expect(page.getByText("Ada yang berubah sejak Anda melihatnya", { exact: false })).toBeVisible();
  expect(await made()).toBe(0);

  await choose(page, "Berkas yang sama sekali lagi", more, "Masukkan 2 anggota");
  await expect(page.getByText("2 anggota dibuka dengan 2.300 poin.", { exact: false })).toBeVisible();
  await expect(page.locator("#latest").getByRole("listitem").filter({ hasText: name })).toContainText(
    "2 anggota dengan 2.300 poin",
  );
  expect(await made()).toBe(2);
  await choose(page, "Berkas CSV", more, "Lihat apa yang akan terjadi");
  await expect(page.getByText("Tidak ada yang perlu dilakukan dengan saldo.csv")).toBeVisible();

  await page.goto("/staff/audit?subject=balances");
  const told = page.getByRole("row").filter({ hasText: name });
  await expect(told.filter({ hasText: "Mulai memasukkan saldo awal" })).toHaveCount(1);
  await expect(told).toHaveCount(2);
});

test("whoever proved it is them a while ago does so again before points are brought in, with scripts", async ({
  signedInAs,
  aNewColleague,
  owner: database,
}) => {
  const colleague = await aNewColleague("owner");
  const page = await signedInAs(colleague);
  const csv = `member;points\n${randomUUID()};250\n`;
  await database`update sessions set proven_at = now() - interval '10 minutes' where person_id = ${colleague.personId}`;

  await page.goto("/staff/members/import");
  await choose(page, "Berkas CSV", csv, "Lihat apa yang akan terjadi");
  await expect(page.locator("#balances-code-error")).toHaveText(/Masukkan kode dari aplikasi/);
  await page.getByLabel("Kode dari aplikasi").fill(totpCode(colleague.appSecret ?? "", new Date()));
  await choose(page, "Berkas CSV", csv, "Lihat apa yang akan terjadi");
  await expect(page.getByText("Yang akan dilakukan saldo.csv")).toBeVisible();

  await expect(page.getByLabel("Kode dari aplikasi")).toHaveCount(0);
  await choose(page, "Berkas yang sama sekali lagi", csv, "Masukkan 1 anggota");
  await expect(page.getByText("1 anggota dibuka dengan 250 poin.", { exact: false })).toBeVisible();
});

async function choose(page: Page, label: string, csv: string, button: string): Promise<void> {
  const file = { name: "saldo.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel(label, { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: button }).click();
}
