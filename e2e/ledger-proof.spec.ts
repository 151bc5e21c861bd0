import { expect, test } from "./fixtures/test";

test("a statement is checked in the reader's own browser, and without a network; a changed digit is named, and without a proof nothing is vouched for", async ({
  signedInAs,
}) => {
  const page = await signedInAs("sari");
  await page.goto("/activity/statement");
  const downloaded = async (link: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: link }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const statement = (await downloaded("Unduh JSON")).toString("utf8");
  const pdf = await downloaded("Unduh PDF");
  const file = (text: string) => ({ name: "laporan.json", mimeType: "application/json", buffer: Buffer.from(text) });

  await page.goto("/verify");
  await expect(page.getByLabel("Berkas laporan")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  await page.getByLabel("Berkas laporan").setInputFiles(file(statement));
  await expect(page.getByText("Laporan ini utuh")).toBeVisible();
  await expect(page.getByText("Yang diperiksa adalah berkas yang dilampirkan")).toHaveCount(0);
  const printed = { name: "laporan.pdf", mimeType: "application/pdf", buffer: pdf };
  await page.getByLabel("Berkas laporan").setInputFiles(printed);
  await expect(page.getByText("Yang diperiksa adalah berkas yang dilampirkan")).toBeVisible();
  await expect(page.getByText("Laporan ini utuh")).toBeVisible();
  const stripped = JSON.stringify({ ...JSON.parse(statement), proof: null });
  await page.getByLabel("Berkas laporan").setInputFiles(file(stripped));
  await expect(page.getByText("Laporan ini belum dijamin")).toBeVisible();
  await expect(page.getByText("Laporan ini utuh")).toHaveCount(0);
  await page.getByLabel("Berkas laporan").setInputFiles(file(statement.replace(/"points": ?(\d+)/, '"points":1$1')));

  await expect(page.getByText("Laporan ini tidak dapat dipercaya")).toBeVisible();
  await expect(page.getByText(/Baris 1 sudah diubah/)).toBeVisible();
  expect(asked).toEqual([]);
  await page.context().setOffline(false);
});

test("an auditor has the whole ledger read anew and sees every promise kept", async ({ signedInAs }) => {
  const page = await signedInAs("auditor");
  await page.goto("/staff/invariants");
  await page.getByRole("button", { name: "Periksa sekarang" }).click();

  await expect(async () => {
    await page.goto("/staff/invariants");
    await expect(page.getByText("Hijau: semua janji dipenuhi")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText("Rantai", { exact: false }).first()).toBeVisible();
});

for (const javaScript of [true, false]) {
  test(`whoever wonders what a purchase would earn is told with the arithmetic, scripts ${javaScript ? "on" : "off"}`, async ({
    aBrowser,
  }) => {
    const page = await aBrowser({ javaScript });
    await page.goto("/earn");
    await page.getByLabel("Jumlah belanja (IDR)").fill("85.000");
    await page.getByRole("button", { name: "Hitung" }).click();

    const answer = page.getByText(/Belanja Rp85\.000 sekarang memberi anggota baru/);
    await expect(answer).toBeVisible();
    await expect(page.getByText("Rp85.000 ÷ Rp500 × 1", { exact: false })).toBeVisible();
    await expect(page.getByText("Pekan Senja: 40 poin bonus", { exact: false }).first()).toBeVisible();
  });
}

test("a member sees why points of a refunded purchase were taken back, and what for", async ({ signedInAs }) => {
  const page = await signedInAs("sari");
  await page.goto("/activity");
  const refund = page.getByRole("listitem").filter({ hasText: "Pengembalian barang" }).first();
  await refund.locator("summary", { hasText: "Mengapa?" }).click();

  await expect(refund.getByText("Sebungkus biji kopi rusak di jalan")).toBeVisible();
  await expect(refund.getByText(/Rp59\.000/).first()).toBeVisible();
});
