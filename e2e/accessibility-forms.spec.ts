import { randomUUID } from "node:crypto";
import { totpCode } from "@/lib/totp";
import { expectAccessible } from "./fixtures/axe";
import { linkIn, mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword } from "./fixtures/signing-in";
import { expect, test } from "./fixtures/test";

test.describe.configure({ timeout: 120_000 });

// What only shows once something was done: sheets over the page, and forms that were refused.
test("everybody can use a sheet that is open and a form that was refused", async ({
  owner,
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(2_000);
  const page = await signedInAs(member, { width: 390 });
  const reward = await aReward({ points: 1_000, kind: "gift_card" });

  await page.goto(`/rewards/${reward.id}`);
  await page.getByRole("button", { name: "Tukar sekarang" }).click();
  await expectAccessible(page, "the sheet to redeem");
  await owner`update rewards set points = 900 where public_id = ${reward.id}::uuid`;
  await page.getByRole("dialog").getByRole("button", { name: "Tukar sekarang" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Harganya baru saja berubah" })).toBeVisible();
  await expectAccessible(page, "a redemption refused");
  await page.getByRole("dialog").getByRole("button", { name: "Tukar sekarang" }).click();
  await expect(page).toHaveURL(/\/redemptions\//);
  await expectAccessible(page, "the code");
  await page.getByRole("button", { name: "Batalkan penukaran" }).click();
  await expectAccessible(page, "the sheet to cancel");
  await page.getByRole("button", { name: "Ya, batalkan" }).click();
  await expect(page.getByText("sudah kembali")).toBeVisible();
  await expectAccessible(page, "a redemption cancelled");

  await page.goto("/profile");
  await page.getByLabel("Nomor telepon").fill("satu dua");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.locator("[data-form-error]")).toBeVisible();
  await expectAccessible(page, "a correction refused");

  await page.goto("/profile/security");
  await page.getByRole("button", { name: "Ganti kata sandi" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Ada yang perlu diperbaiki" })).toBeVisible();
  await expectAccessible(page, "a password refused");
});

test("everybody can use the forms on the way in when they refuse", async ({ aBrowser, aNewMember, aNewColleague }) => {
  const page = await aBrowser({ width: 390 });
  for (const [path, button] of [
    ["/join", "Gabung"],
    ["/sign-in", "Lanjut"],
    ["/forgot", "Kirim tautan"],
    ["/reset?token=abc", "Simpan kata sandi"],
  ] as const) {
    await page.goto(path);
    await page.getByRole("button", { name: button }).click();
    await expect(page.locator("[data-form-error]")).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto("/join");
  for (const [password, judged] of [
    ["kopi", /Masih kurang/],
    ["gerimis di sudut pasar lama", /kuat\.$/],
  ] as const) {
    await page.getByLabel("Kata sandi", { exact: true }).fill(password);
    await expect(page.locator("#join").getByRole("status").filter({ hasText: judged })).toBeVisible();
    await expectAccessible(page, `how strong a password is, ${password}`);
  }
  for (const hasApp of [true, false]) {
    await page.goto("/sign-in");
    await giveAddressAndPassword(page, await aNewMember({ hasApp }));
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(page.locator("[data-form-error]")).toBeVisible();
    await expectAccessible(page, `the second step, ${hasApp ? "with an app" : "by mail"}`);
  }
  await page.goto("/sign-in");
  await giveAddressAndPassword(page, await aNewColleague("support"));
  await expectAccessible(page, "the second step of staff");
});

test("everybody can use what a mailed link opens, and set up an app", async ({
  aBrowser,
  signedInAs,
  aNewColleague,
  aNewMember,
}) => {
  const member = await aNewMember();
  const page = await aBrowser({ width: 390 });
  await page.goto("/forgot");
  await page.getByLabel("Alamat email").fill(member.email);
  await page.getByRole("button", { name: "Kirim tautan" }).click();
  await page.goto(linkIn(await mailTo(member.email, /kata sandi/i)));
  await expect(page.getByLabel("Kata sandi baru", { exact: true })).toBeVisible();
  await expectAccessible(page, "a link to a new password");

  const owner = await signedInAs(await aNewColleague("owner"));
  const email = `${randomUUID()}@contoh.id`;
  await owner.goto("/staff/team");
  const form = owner.locator("#invite");
  await form.getByLabel("Nama").fill("Rani Puspita");
  await form.getByLabel("Email", { exact: true }).fill(email);
  await form.getByRole("button", { name: "Kirim undangan" }).click();
  await expect(owner.getByText("Undangan dikirim lewat email.", { exact: false })).toBeVisible();
  await expectAccessible(owner, "somebody invited to the team");
  const colleague = await aBrowser();
  await colleague.goto(linkIn(await mailTo(email, /Undangan bergabung dengan tim/)));
  await expectAccessible(colleague, "an invitation to the team");
  await colleague.getByLabel("Kata sandi baru", { exact: true }).fill("lampu genteng tujuh belimbing");
  await colleague.getByRole("button", { name: "Terima undangan" }).click();
  await expect(colleague).toHaveURL(/\/sign-in\/enrol$/);
  await expectAccessible(colleague, "setting up an app");
  const appSecret = (await colleague.locator("#totp-secret").innerText()).replace(/\s/g, "");
  await colleague.getByLabel("Kode", { exact: true }).fill(totpCode(appSecret, new Date()));
  await colleague.getByRole("button", { name: "Pasang" }).click();
  await expect(colleague).toHaveURL(/\/profile\/security$/);
  await expectAccessible(colleague, "codes to be kept");
});

test("everybody can use the forms of staff when they refuse", async ({ owner, signedInAs, aNewMember, aReward }) => {
  const page = await signedInAs("owner");
  const reward = await aReward({ kind: "gift_card" });
  const [row] = await owner<{ id: string }[]>`
      select public_id as id from members where id = ${(await aNewMember()).memberId}`;
  for (const [path, button] of [
    ["/staff/rewards/new", "Simpan rancangan"],
    [`/staff/rewards/${reward.id}`, "Masukkan kode"],
    [`/staff/members/${row?.id}`, "Catat penyesuaian"],
  ] as const) {
    await page.goto(path);
    await page.getByRole("button", { name: button }).click();
    await expect(page.locator("[data-form-error]")).toBeVisible();
    for (const mistake of await page.locator("[data-form-error] a").all()) {
      await expect.soft(mistake, `${path}: each mistake names its field`).toHaveText(/^[^:]+: ./);
      await expect.soft(page.locator((await mistake.getAttribute("href")) ?? ""), path).toHaveCount(1);
    }
    await expectAccessible(page, path);
  }
});
