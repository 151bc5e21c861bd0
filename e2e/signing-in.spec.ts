import { codeIn, linkIn, mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword, giveCode } from "./fixtures/signing-in";
import { codeOf, expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`a member signs in with the app and out again, scripts ${javaScript ? "on" : "off"}`, async ({
    aBrowser,
    aNewMember,
  }) => {
    const page = await aBrowser({ javaScript });
    const member = await aNewMember();

    await page.goto("/sign-in");
    await giveAddressAndPassword(page, member);
    await giveCode(page, codeOf(member));
    await expect(page).toHaveURL("/home");

    await page.getByRole("button", { name: "Keluar" }).click();
    await expect(page).toHaveURL("/");
    await page.goto("/home");
    await expect(page).toHaveURL("/sign-in?returnTo=%2Fhome");
  });
}

test("after signing in one is where one was going, search and all", async ({ page, aNewMember }) => {
  const member = await aNewMember();

  await page.goto("/redemptions?show=past");
  await expect(page).toHaveURL("/sign-in?returnTo=%2Fredemptions%3Fshow%3Dpast");
  await giveAddressAndPassword(page, member);
  await giveCode(page, codeOf(member));

  await expect(page).toHaveURL("/redemptions?show=past");
});

test("nobody is led to another site after signing in", async ({ page, aNewMember }) => {
  const member = await aNewMember();

  await page.goto("/sign-in?returnTo=https://contoh.example/");
  await giveAddressAndPassword(page, member);
  await giveCode(page, codeOf(member));

  await expect(page).toHaveURL("/home");
});

test("staff sign in with their app and land on their own page", async ({ page, aNewColleague }) => {
  const colleague = await aNewColleague("support");

  await page.goto("/sign-in");
  await giveAddressAndPassword(page, colleague);
  await giveCode(page, codeOf(colleague));

  await expect(page).toHaveURL("/staff");
});

test("staff without an app set one up before they are let in", async ({ page, aNewColleague }) => {
  const colleague = await aNewColleague("catalogue", { hasApp: false });

  await page.goto("/sign-in");
  await giveAddressAndPassword(page, colleague);
  await giveCode(page, codeIn(await mailTo(colleague.email, /Kode masuk/)));
  await expect(page.getByRole("heading", { name: "Pasang aplikasi autentikator" })).toBeVisible();
  await page.goto("/staff");
  await expect(page).toHaveURL(/\/sign-in/);

  await page.goto("/sign-in/enrol");
  const appSecret = (await page.locator("#totp-secret").innerText()).replace(/\s/g, "");
  await page.getByLabel("Kode", { exact: true }).fill(codeOf({ ...colleague, appSecret }));
  await page.getByRole("button", { name: "Pasang" }).click();
  await expect(page.getByRole("heading", { name: "Simpan kode pemulihan ini" })).toBeVisible();
  await page.goto("/staff");
  await expect(page).toHaveURL("/staff");
});

test("a wrong code says so and lets one try again; a code already used lets nobody in", async ({
  page,
  aBrowser,
  aNewMember,
}) => {
  const member = await aNewMember();
  const code = codeOf(member);

  await page.goto("/sign-in");
  await giveAddressAndPassword(page, member);
  await giveCode(page, code === "000000" ? "000001" : "000000");
  await expect(page.getByRole("alert").filter({ hasText: "tidak cocok" })).toBeVisible();
  await giveCode(page, code);
  await expect(page).toHaveURL("/home");

  const other = await aBrowser();
  await other.goto("/sign-in");
  await giveAddressAndPassword(other, member);
  await giveCode(other, code);
  await expect(other.getByRole("alert").filter({ hasText: "sudah dipakai" })).toBeVisible();
});

test("an unknown address and a wrong password read the same", async ({ page, aNewMember }) => {
  const { email, password } = await aNewMember();
  const sentences: string[] = [];
  for (const tried of [
    { email: `x${email}`, password },
    { email, password: `${password}x` },
  ]) {
    await page.goto("/sign-in");
    await page.getByLabel("Alamat email").fill(tried.email);
    await page.getByLabel("Kata sandi", { exact: true }).fill(tried.password);
    await page.getByRole("button", { name: "Lanjut" }).click();
    sentences.push(await page.locator("#sign-in").getByRole("alert").innerText());
  }
  expect(sentences[0]).toBe(sentences[1]);
});

test("a forgotten password is set anew by mail, and the second step is asked for as ever", async ({
  page,
  signedInAs,
  aNewMember,
}) => {
  const member = await aNewMember();
  const elsewhere = await signedInAs(member);

  await page.goto("/forgot");
  await page.getByLabel("Alamat email").fill(member.email);
  await page.getByRole("button", { name: "Kirim tautan" }).click();
  await expect(page.getByRole("heading", { name: "Periksa email Anda" })).toBeVisible();
  await page.goto(linkIn(await mailTo(member.email, /Atur ulang/)));
  const password = "lampu genteng tujuh belimbing";
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(page.getByText("Kata sandi baru sudah tersimpan")).toBeVisible();

  await giveAddressAndPassword(page, { ...member, password });
  await giveCode(page, codeOf(member));
  await expect(page).toHaveURL("/home");
  await elsewhere.goto("/home");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});
