import { expect, test } from "./fixtures/test";

test("support makes two memberships of one person one, and parts them again, without scripts", async ({
  owner,
  signedInAs,
  aBrowser,
  aNewColleague,
  aMemberWith,
}) => {
  const name = `Ratna ${Date.now()}`;
  const [stays, double] = [await aMemberWith(200, { name }), await aMemberWith(300, { name })];
  const idOf = async ({ memberId }: { memberId: number | null }) => {
    const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${memberId}`;
    return row?.id ?? "";
  };
  const [staysId, doubleId] = [await idOf(stays), await idOf(double)];
  const page = await signedInAs(await aNewColleague("support"), { javaScript: false });

  await page.goto(`/staff/members/${staysId}`);
  await page.getByRole("link", { name: "Gabungkan keanggotaan" }).click();
  await page.getByRole("link", { name: "Bandingkan" }).click();
  await page.getByRole("heading", { name: "Sebelum dan sesudah" }).waitFor();
  await page.goto(`/staff/members/${staysId}/merge?with=${doubleId}&stay=${staysId}`);
  await expect(page.getByRole("row", { name: /Bisa dipakai/ })).toContainText("500");
  await page.getByLabel("Alasan").fill("Orang yang sama, dicek di kasir");
  await page.getByRole("button", { name: "Gabungkan keanggotaan" }).click();
  await expect(page.getByText("Semuanya ada di sini sekarang.")).toBeVisible();

  const own = await signedInAs(stays, { javaScript: false });
  await own.goto("/activity");
  await expect(own.getByText("Penggabungan keanggotaan")).toBeVisible();
  const before = await aBrowser();
  await before.goto("/sign-in");
  await before.getByLabel("Alamat email").fill(double.email);
  await before.getByLabel("Kata sandi", { exact: true }).fill(double.password);
  await before.getByRole("button", { name: "Lanjut" }).click();
  await expect(before.getByRole("alert").filter({ hasText: "sudah digabung" })).toContainText("@");

  await page.goto(`/staff/members/${doubleId}`);
  await page.locator("summary", { hasText: "Batalkan penggabungan" }).click();
  await page.getByRole("button", { name: "Ya, pisahkan lagi" }).click();
  await expect(page.getByText("Kedua keanggotaan kembali seperti semula.")).toBeVisible();
  await expect(page.locator("#facts")).toContainText("300");
});
