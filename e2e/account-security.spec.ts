import { ask, fill, post } from "./fixtures/http";
import { mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword, giveCode } from "./fixtures/signing-in";
import { codeOf, expect, test } from "./fixtures/test";

test("a copied cookie is worth nothing once its owner signed out", async ({ sessionOf, aNewMember }) => {
  const session = await sessionOf(await aNewMember());
  const signOut = fill((await ask("/home", { session })).body, "sign-out");

  expect((await post("/home", signOut, { session })).status).toBe(303);

  expect((await ask("/home", { session })).status).toBe(307);
});

test("signing out everywhere ends every browser at once", async ({ sessionOf, aNewMember }) => {
  const member = await aNewMember();
  const [here, there] = [await sessionOf(member), await sessionOf(member)];
  const everywhere = fill((await ask("/profile/security", { session: here })).body, "sign-out-all");

  expect((await post("/profile/security", everywhere, { session: here })).status).toBe(303);

  expect((await ask("/home", { session: here })).status).toBe(307);
  expect((await ask("/home", { session: there })).status).toBe(307);
});

test("one lost device can be signed out from another", async ({ sessionOf, aNewMember, signedInAs }) => {
  const member = await aNewMember();
  const lost = await sessionOf(member);
  const page = await signedInAs(member);

  await page.goto("/profile/security");
  await page.getByRole("button", { name: /^Keluarkan/ }).click();

  await expect(page.getByText("Perangkat itu sudah dikeluarkan.")).toBeVisible();
  expect((await ask("/home", { session: lost })).status).toBe(307);
});

test("a new password holds from the next request, here and for copied cookies", async ({
  sessionOf,
  aNewMember,
  signedInAs,
}) => {
  const member = await aNewMember();
  const elsewhere = await sessionOf(member);
  const page = await signedInAs(member);
  const [copied] = (await page.context().cookies()).filter(({ name }) => name === "setia-session");

  await page.goto("/profile/security");
  await page.getByLabel("Kata sandi sekarang", { exact: true }).fill(member.password);
  await page.getByLabel("Kata sandi baru", { exact: true }).fill("lampu genteng tujuh belimbing");
  await page.getByRole("button", { name: "Ganti kata sandi" }).click();

  await expect(page.getByText("Kata sandi sudah diganti.")).toBeVisible();
  expect((await ask("/home", { session: elsewhere })).status).toBe(307);
  expect((await ask("/home", { session: copied?.value })).status).toBe(307);
  await mailTo(member.email, /Kata sandi Anda telah diganti/);
});

test("a member sets up an app, keeps the recovery codes, and gets in with one of them once", async ({
  sessionOf,
  aNewMember,
  signedInAs,
  aBrowser,
}) => {
  const member = await aNewMember({ hasApp: false });
  const elsewhere = await sessionOf(member);
  const page = await signedInAs(member);
  await page.goto("/profile/security");
  const appSecret = (await page.locator("#totp-secret").innerText()).replace(/\s/g, "");
  await page.getByLabel("Kode", { exact: true }).fill(codeOf({ ...member, appSecret }));
  await page.getByRole("button", { name: "Pasang" }).click();
  await expect(page.getByRole("heading", { name: "Simpan kode pemulihan ini" })).toBeVisible();
  const codes = await page.locator("#recovery-code-list code").allInnerTexts();
  expect(codes).toHaveLength(10);
  expect((await ask("/home", { session: elsewhere })).status).toBe(307);

  const code = codes[0] ?? "";
  const other = await aBrowser();
  await other.goto("/sign-in");
  await giveAddressAndPassword(other, member);
  await giveCode(other, code);
  await expect(other).toHaveURL("/home");
  const third = await aBrowser();
  await third.goto("/sign-in");
  await giveAddressAndPassword(third, member);
  await giveCode(third, code);
  await expect(third.getByRole("alert").filter({ hasText: "tidak cocok" })).toBeVisible();
});

test("removing the app signs everybody else out and is told by mail", async ({ sessionOf, aNewMember, signedInAs }) => {
  const member = await aNewMember();
  const elsewhere = await sessionOf(member);
  const page = await signedInAs(member);

  await page.goto("/profile/security");
  await page.locator("#totp-remove").getByLabel("Kode dari aplikasi").fill(codeOf(member));
  await page.getByRole("button", { name: "Lepas aplikasi" }).click();

  await expect(page.getByText("Aplikasi autentikator sudah dilepas.")).toBeVisible();
  expect((await ask("/home", { session: elsewhere })).status).toBe(307);
  await mailTo(member.email, /langkah kedua/);
});

test("while a new password is typed it says what would be guessed first, and when it is strong", async ({ page }) => {
  await page.goto("/join");
  await page.getByLabel("Nama", { exact: true }).fill("Ratna Kusuma");
  const typed = page.getByLabel("Kata sandi", { exact: true });

  await typed.fill("kolam");
  await expect(page.getByText("Masih kurang 5 karakter.")).toBeVisible();
  await typed.fill("ratnakusuma12");
  await expect(page.getByText("Mudah ditebak: memuat nama Anda.")).toBeVisible();
  await typed.fill("lampu genteng tujuh belimbing");
  await expect(page.getByText("Sangat kuat.")).toBeVisible();
});
