import { codeOf, expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`a member lets a goal be redeemed by itself, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aMemberWith,
    aReward,
    owner,
  }) => {
    const [member, reward] = [await aMemberWith(900), await aReward({ points: 700 })];
    const page = await signedInAs(member, { javaScript });

    await page.goto(`/rewards/${reward.id}`);
    await page.getByRole("link", { name: "Jadikan tujuan" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Menabung poin" })).toBeVisible();
    await page.getByRole("button", { name: "Jadikan tujuan" }).click();
    await expect(page.getByText("Pilihan Anda sudah disimpan")).toBeVisible();
    await page.getByLabel("Sisakan paling sedikit").fill("200");
    await page.locator("#saving-automatic").getByRole("button", { name: "Lanjut" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Setujui penukaran otomatis" })).toBeVisible();
    await page.getByLabel("Saya setuju").check();
    await page.getByLabel("Kode").fill("000000");
    await page.getByRole("button", { name: "Nyalakan" }).click();
    await expect(page.locator("#saving-agree-code-error")).toBeVisible();
    await page.getByLabel("Saya setuju").check();
    await page.getByLabel("Kode").fill(codeOf(member));
    await page.getByRole("button", { name: "Nyalakan" }).click();
    await expect(page.getByText("Penukaran otomatis sudah menyala")).toBeVisible();
    await owner`select graphile_worker.add_job('run-wishes')`;
    const redeemed = () => owner`select from redemptions where member_id = ${member.memberId}`;
    await expect.poll(async () => (await redeemed()).length).toBe(1);

    await page.goto("/inbox");
    await page.getByRole("button", { name: /Buka.*Ditukar otomatis/ }).click();
    await expect(page.getByText("Atas keinginan Anda sendiri")).toBeVisible();
    await page.goto("/activity");
    await page.getByText("Mengapa?").first().click();
    await expect(page.getByText(/Saat itu Anda punya 900 poin/)).toBeVisible();
  });
}
