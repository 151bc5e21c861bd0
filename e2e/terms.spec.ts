import { expect, test } from "./fixtures/test";

test("terms change by a draft that is compared, run over the past, approved by a second person, published and told to those it touches", async ({
  signedInAs,
  aNewColleague,
}) => {
  const marketer = await signedInAs(await aNewColleague("marketing", { name: "Dewi Pemasaran" }));
  const benefit = `Kopi kedua separuh harga ${Date.now()}`;
  await marketer.goto("/staff/programme");
  await marketer.getByLabel("Judul rancangan").fill(`Keuntungan Emas ${Date.now()}`);
  await marketer.getByRole("button", { name: "Mulai rancangan" }).click();
  await expect(marketer).toHaveURL(/\/staff\/programme\/[0-9a-f-]{36}/);
  const draft = new URL(marketer.url()).pathname;

  await marketer.getByRole("link", { name: "Ubah isinya" }).click();
  await expect(marketer.getByRole("heading", { level: 1, name: "Ubah rancangan" })).toBeVisible();
  for (const [language, words] of [
    ["Indonesia", benefit],
    ["Inggris", "Second coffee at half price"],
  ] as const) {
    const field = marketer.getByLabel(`Keuntungan (${language}), Emas`);
    await field.fill(`${await field.inputValue()}\n${words}`);
  }
  await marketer.getByRole("button", { name: "Simpan rancangan" }).click();
  await expect(marketer.getByRole("table", { name: /Perubahan dibanding versi/ })).toContainText(benefit);

  await marketer.getByRole("button", { name: "Jalankan atas riwayat" }).click();
  await expect(marketer.getByRole("heading", { level: 1, name: "Uji atas riwayat" })).toBeVisible();
  await expect(marketer.getByRole("heading", { name: /Yang diuji/ })).toBeVisible({ timeout: 30_000 });
  await expect(marketer.getByText("Tidak ada yang terkena")).toBeVisible();

  const owner = await signedInAs(await aNewColleague("owner", { name: "Bagas Pemilik" }));
  await owner.goto(draft);
  await owner.getByRole("button", { name: "Setujui rancangan ini" }).click();
  await expect(owner.getByText("Rancangan disetujui", { exact: false }).first()).toBeVisible();
  await owner.getByRole("button", { name: "Terbitkan" }).click();
  await expect(owner.getByText("Ketentuan diterbitkan", { exact: false })).toBeVisible();

  const sari = await signedInAs("sari");
  await expect(async () => {
    await sari.goto("/inbox?show=unread");
    await expect(sari.getByRole("heading", { name: "Ketentuan program berubah" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await sari.goto("/terms/changes");
  await expect(sari.getByRole("main")).toContainText(benefit);
});

for (const javaScript of [true, false]) {
  test(`a marketer writes an earning rule in their own words, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewColleague,
  }) => {
    const page = await signedInAs(await aNewColleague("marketing"), { javaScript });
    await page.goto("/staff/programme");
    await page.getByLabel("Judul rancangan").fill(`Kamis ${Date.now()}`);
    await page.getByRole("button", { name: "Mulai rancangan" }).click();
    await expect(page).toHaveURL(/\/staff\/programme\/[0-9a-f-]{36}/);
    const rules = `${new URL(page.url()).pathname}/rules`;
    await page.goto(`${rules}/edit`);

    await page.getByLabel("Nama (Indonesia)").fill("Kamis senja");
    await page.getByLabel("Cara").selectOption({ label: "Kelipatan tarif biasa" });
    await page.getByLabel("Persen dari tarif biasa").fill("banyak");
    await page.locator("summary", { hasText: "Hari dan jam" }).click();
    await page.getByLabel("Kamis", { exact: true }).check();
    await page.getByLabel("Mulai pukul").fill("16:00");
    await page.getByLabel("Sampai pukul").fill("19:00");
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.locator("#rule-effect\\.percent-error")).toBeVisible();
    await expect(page.locator("#rule-name\\.en-error")).toBeVisible();
    await page.getByLabel("Nama (Inggris)").fill("Thursday dusk");
    await page.getByLabel("Persen dari tarif biasa").fill("150");
    await page.getByRole("button", { name: "Simpan" }).click();

    await expect(page.getByText("Aturan ditambahkan", { exact: false })).toBeVisible();
    const rule = page.getByRole("listitem").filter({ hasText: "Kamis senja" });
    await expect(rule).toContainText("Tambahan 50% dari tarif biasa, sebagai poin bonus");
    await expect(rule).toContainText("pada hari Kamis, pukul 16.00 sampai 19.00 WIB");
  });
}

test("a marketer reads what half the expiry would have cost: who loses, by how much, and every one of them in a file", async ({
  signedInAs,
  aNewColleague,
}) => {
  const page = await signedInAs(await aNewColleague("marketing"));
  await page.goto("/staff/programme");
  await page.getByLabel("Judul rancangan").fill(`Setengah masa berlaku ${Date.now()}`);
  await page.getByRole("button", { name: "Mulai rancangan" }).click();
  await page.getByRole("link", { name: "Ubah isinya" }).click();
  for (const kind of ["dasar", "bonus"]) {
    const months = page.getByLabel(`Bulan berlaku, poin ${kind}`);
    await months.fill(String(Number(await months.inputValue()) / 2));
  }
  await page.getByRole("button", { name: "Simpan rancangan" }).click();

  await page.getByRole("button", { name: "Jalankan atas riwayat" }).click();
  await expect(page.getByRole("heading", { name: /Yang diuji/ })).toBeVisible({ timeout: 30_000 });

  const main = page.getByRole("main");
  await expect(main).toContainText(/[1-9][\d.]* terkena/);
  await expect(main).toContainText(
    /akan menyimpan lebih banyak poin, [1-9][\d.]* lebih sedikit, dan [\d.]+ tetap sama\./,
  );
  const lapsed = page
    .getByRole("table", { name: "Jumlahnya" })
    .getByRole("row")
    .filter({ hasText: "Hangus tanpa terpakai." });
  await expect(lapsed).toContainText(/\+[1-9][\d.]*/);
  const losers = page.getByRole("table", { name: "Yang paling dirugikan" }).getByRole("row");
  await expect(losers.nth(1)).toContainText(/[\d.]+ → [\d.]+/);

  const address = await page
    .getByRole("link", { name: "Unduh semua anggota yang terpengaruh (CSV)" })
    .getAttribute("href");
  const file = await page.request.get(address ?? "");
  const [header, ...members] = (await file.text()).trim().split("\n");
  expect(header).toBe(
    "memberId,earnedBefore,earnedAfter,lapsedBefore,lapsedAfter,outstandingBefore,outstandingAfter,tierBefore,tierAfter",
  );
  expect(members.length).toBeGreaterThanOrEqual((await losers.count()) - 1);
  const stranger = await signedInAs("cashier");
  expect((await stranger.request.get(address ?? "")).status()).toBe(404);
});
