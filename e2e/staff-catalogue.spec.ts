import sharp from "sharp";
import { expectAccessible } from "./fixtures/axe";
import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`a new reward is written, stocked with codes, published and redeemed, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewColleague,
    aMemberWith,
  }) => {
    const page = await signedInAs(await aNewColleague("catalogue"), { javaScript });
    const name = `Roti Uji ${Date.now()}${javaScript}`;

    await page.goto("/staff/rewards");
    await page.getByRole("link", { name: "Hadiah baru" }).click();
    await expect(page.getByRole("heading", { name: "Hadiah baru" })).toBeVisible();
    await page.getByLabel("Jenis").selectOption("gift_card");
    await page.getByRole("combobox", { name: "Kategori" }).fill("bakery");
    await page.getByLabel("Nama (Indonesia)").fill(name);
    await page.getByLabel("Nama (Inggris)").fill(`${name} in English`);
    await page.getByLabel(/^Harga dalam/).fill("1.500");
    await page.getByRole("button", { name: "Simpan rancangan" }).click();
    await expect(page.getByText("Rancangan tersimpan.")).toBeVisible();

    await page.getByRole("button", { name: "Tayangkan" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Belum ada kode yang bebas" })).toBeVisible();
    await page.getByLabel("Tempel kode").fill(`UJI-${Date.now()}-1\nUJI-${Date.now()}-2\nUJI-${Date.now()}-2`);
    await page.getByRole("button", { name: "Masukkan kode" }).click();
    await expect(page.getByText("2 kode ditambahkan.")).toBeVisible();
    await page.getByRole("button", { name: "Tayangkan" }).click();
    await expect(page.getByText("Hadiah sekarang tayang.")).toBeVisible();
    await page.getByRole("button", { name: "Urungkan" }).click();
    await expect(page.getByText("hadiah ini rancangan lagi")).toBeVisible();
    await page.getByRole("button", { name: "Tayangkan" }).click();
    await expect(page.getByText("Hadiah sekarang tayang.")).toBeVisible();

    const member = await signedInAs(await aMemberWith(1_500));
    await member.goto(`/rewards?q=${encodeURIComponent(name)}`);
    await member.getByRole("link", { name, exact: true }).click();
    await member.getByRole("button", { name: "Tukar sekarang" }).click();
    await member.getByRole("button", { name: "Tukar 1.500 poin" }).click();
    await expect(member.getByText(/^UJI-/)).toBeVisible();
  });
}

for (const javaScript of [true, false]) {
  test(`a list of codes with a mistake comes in only once it is corrected, and says each line, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewColleague,
    aReward,
  }) => {
    const page = await signedInAs(await aNewColleague("catalogue"), { javaScript });
    const card = await aReward({ kind: "gift_card", stock: 1 });
    const mark = `UJI${Date.now()}${javaScript}`;
    const file = (...lines: string[]) => ({
      name: "kode.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(lines.join("\n")),
    });

    await page.goto(`/staff/rewards/${card.id}`);
    await page.getByLabel("atau berkas teks").setInputFiles(file("KODE-1234 ".repeat(600_000)));
    if (!javaScript) await page.getByRole("button", { name: "Masukkan kode" }).click();
    await expect(page.getByLabel("atau berkas teks")).toHaveAccessibleDescription(/lebih dari 5 MB/);
    await page
      .getByLabel("atau berkas teks")
      .setInputFiles(file("kode;sampai", `${mark}-1;2099-12-31`, "ab", `${mark}-2;besok`));
    await page.getByRole("button", { name: "Masukkan kode" }).click();
    await expect(page.getByText("Tidak ada yang ditambahkan")).toBeVisible();
    await expect(page.getByRole("row", { name: /^3 Terlalu pendek/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /^4 Tanggal berakhirnya tidak terbaca/ })).toBeVisible();
    if (javaScript) await expectAccessible(page, "a refused list of codes");

    await page.getByRole("link", { name: card.name }).click();
    await page.getByLabel("atau berkas teks").setInputFiles(file(`${mark}-1;2099-12-31`, `${mark}-2`));
    await page.getByRole("button", { name: "Masukkan kode" }).click();
    await expect(page.getByText("2 kode ditambahkan.")).toBeVisible();

    await page.getByLabel("Beri tahu mulai tersisa").fill("5");
    await page.getByRole("button", { name: "Simpan batas" }).click();
    await expect(page.getByText("Batas pemberitahuan tersimpan.")).toBeVisible();
    await page.goto("/staff");
    await expect(page.getByRole("link", { name: new RegExp(`^${card.name}`) })).toContainText("tersisa 3");

    await page.goto(`/staff/rewards/${card.id}`);
    await page.getByRole("link", { name: /2 kode ditambahkan/ }).click();
    await page.locator("summary", { hasText: "Tarik kiriman ini" }).click();
    await expect(page.getByText("2 kode yang belum diberikan keluar dari stok")).toBeVisible();
    await page.getByLabel("Alasan").fill("Penerbit menarik kembali");
    await page.getByRole("button", { name: "Tarik 2 kode" }).click();
    await expect(page.getByText(/menarik 2 kode pada .*: Penerbit menarik kembali/)).toBeVisible();
  });
}

test("what cannot be is said at its field, and nothing typed is lost", async ({ signedInAs, aNewColleague }) => {
  const page = await signedInAs(await aNewColleague("catalogue"));

  await page.goto("/staff/rewards/new");
  await page.getByLabel("Nama (Indonesia)").fill("Roti Setengah Jadi");
  await page.getByLabel(/^Harga dalam/).fill("banyak");
  await page.getByRole("button", { name: "Simpan rancangan" }).click();

  const mistakes = page.getByRole("alert").filter({ hasText: "Ada yang perlu diperbaiki" });
  await mistakes.getByRole("link", { name: /^Harga dalam .+: Tulis angka bulat/ }).click();
  await expect(page.getByLabel(/^Harga dalam/)).toBeFocused();
  await expect(page.getByLabel(/^Harga dalam/)).toHaveAccessibleDescription(/Tulis angka bulat/);
  await expect(page.getByLabel("Nama (Indonesia)")).toHaveValue("Roti Setengah Jadi");
});

test("two colleagues editing one reward do not overwrite each other unknowingly", async ({
  signedInAs,
  aNewColleague,
  aReward,
}) => {
  const reward = await aReward();
  const first = await signedInAs(await aNewColleague("catalogue", { name: "Bima Pertama" }));
  const second = await signedInAs(await aNewColleague("catalogue", { name: "Laras Kedua" }));
  await first.goto(`/staff/rewards/${reward.id}`);
  await second.goto(`/staff/rewards/${reward.id}`);

  await first.getByLabel("Nama (Indonesia)").fill(`${reward.name} pertama`);
  await first.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(first.getByText("Perubahan tersimpan.")).toBeVisible();
  await second.getByLabel("Nama (Indonesia)").fill(`${reward.name} kedua`);
  await second.getByRole("button", { name: "Simpan perubahan" }).click();

  await expect(second.getByRole("alert").filter({ hasText: "Bima Pertama" })).toBeVisible();
  await expect(second.getByLabel("Nama (Indonesia)")).toHaveValue(`${reward.name} kedua`);
});

test("an archived reward is out of the catalogue, and what was redeemed of it stays", async ({
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const reward = await aReward({ points: 500 });
  const member = await signedInAs(await aMemberWith(500));
  await member.goto(`/rewards/${reward.id}`);
  await member.getByRole("button", { name: "Tukar sekarang" }).click();
  await member.getByRole("button", { name: "Tukar 500 poin" }).click();
  await expect(member).toHaveURL(/\/redemptions\//);

  const page = await signedInAs(await aNewColleague("catalogue"));
  await page.goto(`/staff/rewards/${reward.id}`);
  await page.getByRole("button", { name: "Arsipkan" }).click();
  await expect(page.getByText("Hadiah diarsipkan.")).toBeVisible();

  await member.reload();
  await expect(member.getByRole("img", { name: /^Kode QR/ })).toBeVisible();
  await member.goto(`/rewards?q=${encodeURIComponent(reward.name)}`);
  await expect(member.getByRole("article")).toHaveCount(0);
});

test("a picture is taken from a file, written anew, cut around what matters, and shown to members", async ({
  signedInAs,
  aBrowser,
  aNewColleague,
  aReward,
}) => {
  const reward = await aReward();
  const page = await signedInAs(await aNewColleague("catalogue"));
  await page.goto(`/staff/rewards/${reward.id}`);
  const before = await page.getByRole("img", { name: "Gambar sekarang" }).getAttribute("src");

  const half = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#0000ff" } })
    .png()
    .toBuffer();
  const drawing = await sharp({ create: { width: 800, height: 300, channels: 3, background: "#ff0000" } })
    .composite([{ input: half, left: 400, top: 0 }])
    .png()
    .toBuffer();
  await page.locator("input[name=picture]").setInputFiles({ name: "roti.png", mimeType: "image/png", buffer: drawing });
  await page.getByRole("button", { name: "Unggah gambar" }).click();
  await expect(page.getByText("Gambar diperbarui.")).toBeVisible();
  await expect(page.getByRole("img", { name: "Gambar sekarang" })).not.toHaveAttribute("src", before ?? "");

  await page.getByRole("radio", { name: "Kanan", exact: true }).check();
  await page.getByRole("button", { name: "Simpan titik fokus" }).click();
  await expect(page.getByText("Titik fokus disimpan.")).toBeVisible();
  const visitor = await aBrowser();
  await visitor.goto(`/rewards/${reward.id}`);
  const shown = await visitor.getByRole("main").locator('img[src^="/pictures/"]').first().getAttribute("src");
  const seen = await sharp(await (await visitor.request.get(shown ?? "")).body()).stats();
  expect(seen.dominant.b).toBeGreaterThan(200);
  expect(seen.channels[0]?.max).toBeLessThan(60);

  await page.locator("input[name=picture]").setInputFiles({
    name: "roti.png",
    mimeType: "image/png",
    buffer: Buffer.from("<script>alert(1)</script>"),
  });
  await page.getByRole("button", { name: "Unggah gambar" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "bukan gambar" })).toBeVisible();
});
