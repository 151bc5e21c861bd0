import { mailTo } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`support corrects a member's points with a reason the member reads, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewColleague,
    aMemberWith,
  }) => {
    const member = await aMemberWith(1_000, { name: `Intan Pertiwi ${Date.now()}` });
    const page = await signedInAs(await aNewColleague("support"), { javaScript });

    await page.goto("/staff/members");
    await page.getByRole("searchbox", { name: "Cari anggota" }).fill(member.email);
    await page.getByRole("button", { name: "Cari" }).click();
    await page.getByRole("link", { name: member.name }).click();
    await page.getByLabel("Perubahan").fill("250");
    await page.locator("#adjust").getByLabel("Alasan").fill("Kopi yang tumpah pada hari Senin");
    await expect(page.getByText("1.250")).toHaveCount(javaScript ? 1 : 0);
    if (!javaScript) {
      await page.getByRole("button", { name: "Lihat saldo nanti" }).click();
      await expect(page.getByRole("alert")).toContainText("dari 1.000 menjadi 1.250");
    }
    await page.getByRole("button", { name: "Catat penyesuaian" }).click();
    await expect(page.getByText("Penyesuaian tercatat.")).toBeVisible();

    const own = await signedInAs(member, { javaScript });
    await own.goto("/activity");
    await own.getByText("Mengapa").first().click();
    await expect(own.getByText("Kopi yang tumpah pada hari Senin")).toBeVisible();
    await mailTo(member.email, /disesuaikan/);
  });
}

test("nobody takes more points than there are, nor more than their role may give", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
}) => {
  const member = await aMemberWith(300);
  const page = await signedInAs(await aNewColleague("support"));
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
  await page.goto(`/staff/members/${row?.id}`);

  for (const [points, sentence] of [
    ["-301", /hanya 300/],
    ["99.000.000", /tidak bisa disetujui siapa pun/],
  ] as const) {
    await page.getByLabel("Perubahan").fill(points);
    await page.locator("#adjust").getByLabel("Alasan").fill("Uji batas");
    await page.getByRole("button", { name: "Catat penyesuaian" }).click();
    await expect(page.getByLabel("Perubahan")).toHaveAccessibleDescription(sentence);
  }
});

test("a locked member keeps every point, redeems nothing, and is let go again", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(1_000);
  const reward = await aReward({ points: 1_000 });
  const own = await signedInAs(member);
  await own.goto(`/rewards/${reward.id}`);
  const page = await signedInAs(await aNewColleague("support"));
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
  await page.goto(`/staff/members/${row?.id}`);

  await page.locator("summary", { hasText: "Kunci keanggotaan" }).click();
  await page.getByRole("button", { name: "Kunci keanggotaan" }).click();
  await expect(page.getByText("Keanggotaan dikunci.")).toBeVisible();
  await own.getByRole("button", { name: "Tukar sekarang" }).click();
  await own.getByRole("button", { name: "Tukar 1.000 poin" }).click();
  await expect(own.getByRole("alert").filter({ hasText: "sedang dikunci" })).toBeVisible();

  await page.getByRole("button", { name: "Buka kunci" }).click();
  await expect(page.getByText("Kunci keanggotaan dibuka.")).toBeVisible();
  await own.goto(`/rewards/${reward.id}`);
  await own.getByRole("button", { name: "Tukar sekarang" }).click();
  await own.getByRole("button", { name: "Tukar 1.000 poin" }).click();
  await expect(own).toHaveURL(/\/redemptions\//);
});

test("the cashier marks a voucher as used, once, and the member sees that it was", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(1_000);
  const reward = await aReward({ points: 1_000 });
  const own = await signedInAs(member);
  await own.goto(`/rewards/${reward.id}`);
  await own.getByRole("button", { name: "Tukar sekarang" }).click();
  await own.getByRole("button", { name: "Tukar 1.000 poin" }).click();
  await expect(own).toHaveURL(/\/redemptions\//);

  const page = await signedInAs(await aNewColleague("cashier"));
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
  await page.goto(`/staff/members/${row?.id}`);
  await page.getByText("Tandai sudah dipakai").click();
  await page.getByRole("button", { name: "Ya, sudah dipakai" }).click();
  await expect(page.getByText("Voucher ditandai sudah dipakai.")).toBeVisible();

  await own.reload();
  await expect(own.getByText(/Kode ini sudah dipakai/)).toBeVisible();
});

test("what staff change is in the trail, with who, before and after", async ({
  signedInAs,
  aNewColleague,
  aReward,
}) => {
  const reward = await aReward({ points: 2_000 });
  const colleague = await aNewColleague("catalogue", { name: `Bima ${Date.now()}` });
  const page = await signedInAs(colleague);
  await page.goto(`/staff/rewards/${reward.id}`);
  await page.getByLabel(/^Harga dalam/).fill("1.750");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByText("Perubahan tersimpan.")).toBeVisible();

  const auditor = await signedInAs("auditor");
  await auditor.goto(`/staff/audit?subject=reward&id=${reward.id}`);
  const line = auditor.getByRole("row").filter({ hasText: colleague.name }).first();
  await expect(line).toContainText("Mengubah hadiah");
  const details = line.getByText(/perubahan$/);
  if (await details.isVisible()) await details.click();
  await expect(line).toContainText(/2\.?000/);
  await expect(line).toContainText(/1\.?750/);
});
