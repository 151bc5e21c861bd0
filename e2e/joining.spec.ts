import { randomUUID } from "node:crypto";
import { codeIn, linkIn, mailsTo, mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword, giveCode } from "./fixtures/signing-in";
import { expect, test } from "./fixtures/test";

const password = "kereta lumut sembilan jendela";
const anAddress = () => `${randomUUID()}@contoh.id`;

for (const javaScript of [true, false]) {
  test(`a stranger joins, confirms the address and is let in by a mailed code, scripts ${javaScript ? "on" : "off"}`, async ({
    aBrowser,
  }) => {
    const page = await aBrowser({ javaScript });
    const email = anAddress();

    await page.goto("/join?returnTo=%2Fprofile%3Ffrom%3Dmail");
    await page.getByLabel("Nama", { exact: true }).fill("Dewi Anggraini");
    await page.getByLabel("Alamat email").fill(email);
    await page.getByLabel("Kata sandi", { exact: true }).fill(password);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Gabung" }).click();
    await expect(page.getByRole("heading", { name: "Periksa email Anda" })).toBeVisible();

    await page.goto(linkIn(await mailTo(email, /Konfirmasi/)));
    await page.getByRole("button", { name: "Aktifkan keanggotaan" }).click();
    await expect(page.getByText("keanggotaan Anda aktif")).toBeVisible();

    await giveAddressAndPassword(page, { email, password });
    await giveCode(page, codeIn(await mailTo(email, /Kode masuk/)));
    // Where they were going before they joined, however many pages and mails lie between.
    await expect(page).toHaveURL("/profile?from=mail");
    await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Dewi Anggraini");
    expect((await mailsTo(email)).some((mail) => /Selamat datang/.test(mail.subject))).toBe(true);
  });
}

test("what was typed stays when something is wrong, the password never, and each mistake leads to its field", async ({
  page,
}) => {
  await page.goto("/join");
  await page.getByLabel("Nama", { exact: true }).fill("Dewi Anggraini");
  await page.getByLabel("Alamat email").fill("dewi di contoh");
  await page.getByLabel("Kata sandi", { exact: true }).fill("dewianggraini1");
  await page.getByRole("button", { name: "Gabung" }).click();

  const mistakes = page.getByRole("alert").filter({ hasText: "Ada yang perlu diperbaiki" });
  await expect(mistakes).toBeFocused();
  await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Dewi Anggraini");
  await expect(page.getByLabel("Kata sandi", { exact: true })).toHaveValue("");
  await mistakes.getByRole("link", { name: /^Alamat email: .*alamat email lengkap/ }).click();
  await expect(page.getByLabel("Alamat email")).toBeFocused();
});

test("nobody learns from the join page who is a member already: the address's owner does, by mail", async ({
  page,
  aNewMember,
}) => {
  const { email } = await aNewMember();

  await page.goto("/join");
  await page.getByLabel("Nama", { exact: true }).fill("Orang Lain");
  await page.getByLabel("Alamat email").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Gabung" }).click();

  await expect(page.getByRole("heading", { name: "Periksa email Anda" })).toBeVisible();
  expect((await mailTo(email, /sudah menjadi anggota/)).text).not.toMatch(/verify\?token/);
});

test("a confirmation link works once", async ({ page }) => {
  const email = anAddress();
  await page.goto("/join");
  await page.getByLabel("Nama", { exact: true }).fill("Dewi Anggraini");
  await page.getByLabel("Alamat email").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Gabung" }).click();
  await expect(page.getByRole("heading", { name: "Periksa email Anda" })).toBeVisible();
  const link = linkIn(await mailTo(email, /Konfirmasi/));

  await page.goto(link);
  await page.getByRole("button", { name: "Aktifkan keanggotaan" }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await page.goto(link);
  await page.getByRole("button", { name: "Aktifkan keanggotaan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "sudah dipakai" })).toBeVisible();
});
