import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

const address = {
  "Nama penerima": "Sari",
  "Nomor ponsel penerima": "0812-3456-7890",
  "Jalan, nomor rumah": "Jalan Melati 5",
  "Kelurahan atau desa": "Gandaria",
  Kecamatan: "Kebayoran Baru",
  "Kota atau kabupaten": "Denpasar",
  "Kode pos": "80111",
};

test("a reward opens to Gold first and says when it does to whom; a Gold member can have it already", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const silver = await aMemberWith(500);
  const reward = await aReward({
    points: 500,
    startsInDays: 5,
    gates: { early: { tier: "emas", days: 10 } },
  });

  const page = await signedInAs(silver);
  await page.goto(`/rewards/${reward.id}`);
  await expect(page.getByText(/^Emas sudah dapat menukar sejak .*; Anda mulai .*\.$/)).toBeVisible();
  await page.goto(`/rewards?q=${encodeURIComponent(reward.name)}`);
  await expect(page.getByRole("article")).toContainText(/Emas mulai/);

  // Sari is Gold.
  const early = await signedInAs("sari");
  await early.goto(`/rewards?q=${encodeURIComponent(reward.name)}`);
  await expect(early.getByRole("article")).toContainText("Akses awal Anda");
  await early.goto(`/rewards/${reward.id}`);
  await expect(early.getByText(/Emas sudah dapat menukar sejak .*; semua anggota mulai/)).toBeVisible();
  await expect(early.getByRole("button", { name: "Tukar sekarang" }).first()).toBeVisible();
});

test("what is beyond a limit or not sent to an address is said in words, scripts off, and the points stay", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(900), { javaScript: false });
  const codes = await aReward({
    ...{ kind: "gift_card", points: 100, stock: 20, perMemberLimit: 3 },
    gates: { limitPer: "month", totalLimit: 10 },
  });
  const box = await aReward({
    ...{ kind: "merchandise", points: 200, details: { delivery: "ship" } },
    gates: { provinces: ["Jawa Barat"] },
  });

  await page.goto(`/rewards/${codes.id}`);
  await expect(page.getByText("3× sebulan untuk setiap anggota; bulan ini Anda belum menukarnya")).toBeVisible();
  await expect(page.getByText("10 penukaran, tersisa 10")).toBeVisible();
  await page.getByRole("link", { name: "Tukar sekarang" }).first().click();
  await page.getByLabel("Jumlah").selectOption({ label: "2× seharga 200 poin, sisa 700" });
  await redeem(page);
  await page.goto(`/rewards/${codes.id}`);
  await page.getByRole("link", { name: "Tukar sekarang" }).first().click();
  await redeem(page);
  await page.goto(`/rewards/${codes.id}`);
  await expect(page.getByText(/sebanyak yang diperbolehkan, 3× sebulan\. Bisa lagi mulai 1\s/)).toBeVisible();
  await expect(page.getByText("Batas 3× sebulan tercapai")).toBeVisible();

  await page.goto(`/rewards/${box.id}`);
  await page.getByRole("link", { name: "Tukar sekarang" }).first().click();
  const sheet = page.getByRole("dialog");
  for (const [label, text] of Object.entries(address)) await sheet.getByLabel(label).fill(text);
  await sheet.getByLabel("Provinsi").fill("Bali");
  await sheet.getByRole("button", { name: /^Tukar/ }).click();
  await expect(page.getByLabel("Provinsi")).toHaveAccessibleDescription(
    /hanya dikirim ke Jawa Barat\. Poin Anda tidak berkurang/,
  );
  await page.goto("/rewards");
  await expect(page.getByText("Anda punya 600 poin untuk dipakai.")).toBeVisible();
});

test("staff gate a reward in the form, are told what is wrong, and read who can redeem it", async ({
  signedInAs,
  aReward,
}) => {
  const reward = await aReward({ points: 500 });
  const page = await signedInAs("catalogue", { javaScript: false });

  await page.goto(`/staff/rewards/${reward.id}`);
  await expect(page.getByText("Semua anggota.")).toBeVisible();
  const form = page.locator("form#reward");
  await form.getByLabel("Kuota seluruhnya").fill("100");
  await form.getByLabel("Batas itu dihitung").selectOption("month");
  await form.getByLabel("Dikirim hanya ke provinsi").fill("Jawa Barat");
  await form.getByLabel("pelanggan tetap").check();
  await form.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(form.getByLabel("Batas tiap anggota")).toHaveAccessibleDescription(/Wajib diisi/);
  await expect(form.getByLabel("Dikirim hanya ke provinsi")).toHaveAccessibleDescription(/yang dikirim ke alamat/);
  await expect(form.getByLabel("pelanggan tetap")).toBeChecked();

  await form.getByLabel("Batas tiap anggota").fill("2");
  await form.getByLabel("Dikirim hanya ke provinsi").fill("");
  await form.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByText("Perubahan tersimpan.")).toBeVisible();
  const who = page.locator("#who");
  await expect(who).toContainText("Hanya pelanggan tetap.");
  await expect(who).toContainText("Paling banyak 2× sebulan untuk setiap anggota.");
  await expect(who).toContainText("100 penukaran oleh semua anggota; tersisa 100.");
});

async function redeem(page: Page) {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Tukar/ })
    .click();
  await expect(page).toHaveURL(/\/redemptions\/[\w-]+/);
}
