import { randomUUID } from "node:crypto";
import { totpCode } from "@/lib/totp";
import { expectAccessible } from "./fixtures/axe";
import { linkIn, mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword } from "./fixtures/signing-in";
import { expect, test } from "./fixtures/test";
import { wordsOf } from "./fixtures/words";

test.describe.configure({ timeout: 120_000 });

// What only shows once something was done: sheets over the page, and forms that were refused.
for (const language of ["id", "en"] as const) {
  const say = wordsOf(language);

  test(`everybody can use a sheet that is open and a form that was refused, ${language}`, async ({
    owner,
    signedInAs,
    aMemberWith,
    aReward,
  }) => {
    const member = await aMemberWith(2_000, { language });
    const page = await signedInAs(member, { language, width: 390 });
    const reward = await aReward({ points: 1_000, kind: "gift_card" });

    await page.goto(`/rewards/${reward.id}`);
    await page.getByRole("button", { name: say("rewards.detail.redeem") }).click();
    await expectAccessible(page, "the sheet to redeem");
    await owner`update rewards set points = 900 where public_id = ${reward.id}::uuid`;
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("rewards.detail.redeem") })
      .click();
    await expect(page.getByRole("alert").filter({ hasText: /baru saja berubah|has just changed/ })).toBeVisible();
    await expectAccessible(page, "a redemption refused");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("rewards.detail.redeem") })
      .click();
    await expect(page).toHaveURL(/\/redemptions\//);
    await expectAccessible(page, "the code");
    await page.getByRole("button", { name: say("redemptions.cancel.title") }).click();
    await expectAccessible(page, "the sheet to cancel");
    await page.getByRole("button", { name: say("redemptions.cancel.confirm") }).click();
    await expect(page.getByText(/sudah kembali|are back/)).toBeVisible();
    await expectAccessible(page, "a redemption cancelled");

    await page.goto("/profile");
    await page.getByLabel(say("profile.phone")).fill("satu dua");
    await page.getByRole("button", { name: say("profile.edit.save") }).click();
    await expect(page.locator("[data-form-error]")).toBeVisible();
    await expectAccessible(page, "a correction refused");

    await page.goto("/profile/security");
    await page.getByRole("button", { name: say("profile.security.password.submit") }).click();
    await expect(page.getByRole("alert").filter({ hasText: say("ui.problem") })).toBeVisible();
    await expectAccessible(page, "a password refused");
  });

  test(`everybody can use the forms on the way in when they refuse, ${language}`, async ({
    aBrowser,
    aNewMember,
    aNewColleague,
  }) => {
    const page = await aBrowser({ language, width: 390 });
    for (const [path, button] of [
      ["/join", say("auth.join.submit")],
      ["/sign-in", say("auth.signIn.submit")],
      ["/forgot", say("auth.forgot.submit")],
      ["/reset?token=abc", say("auth.reset.submit")],
    ] as const) {
      await page.goto(path);
      await page.getByRole("button", { name: button }).click();
      await expect(page.locator("[data-form-error]")).toBeVisible();
      await expectAccessible(page, path);
    }
    await page.goto("/join");
    for (const [password, judged] of [
      ["kopi", /Masih kurang|more characters needed/],
      ["gerimis di sudut pasar lama", /kuat\.$|strong( enough)?\.$/i],
    ] as const) {
      await page.getByLabel(say("auth.field.password"), { exact: true }).fill(password);
      await expect(page.locator("#join").getByRole("status").filter({ hasText: judged })).toBeVisible();
      await expectAccessible(page, `how strong a password is, ${password}`);
    }
    for (const hasApp of [true, false]) {
      await page.goto("/sign-in");
      await giveAddressAndPassword(page, await aNewMember({ hasApp, language }), language);
      await page.getByRole("button", { name: say("auth.verify.submit"), exact: true }).click();
      await expect(page.locator("[data-form-error]")).toBeVisible();
      await expectAccessible(page, `the second step, ${hasApp ? "with an app" : "by mail"}`);
    }
    await page.goto("/sign-in");
    await giveAddressAndPassword(page, await aNewColleague("support", { language }), language);
    await expectAccessible(page, "the second step of staff");
  });

  test(`everybody can use what a mailed link opens, and set up an app, ${language}`, async ({
    aBrowser,
    signedInAs,
    aNewColleague,
    aNewMember,
  }) => {
    const member = await aNewMember({ language });
    const page = await aBrowser({ language, width: 390 });
    await page.goto("/forgot");
    await page.getByLabel(say("auth.field.email")).fill(member.email);
    await page.getByRole("button", { name: say("auth.forgot.submit") }).click();
    await page.goto(linkIn(await mailTo(member.email, /kata sandi|password/i)));
    await expect(page.getByLabel(say("auth.field.newPassword"), { exact: true })).toBeVisible();
    await expectAccessible(page, "a link to a new password");

    const owner = await signedInAs(await aNewColleague("owner", { language }), { language });
    const email = `${randomUUID()}@contoh.id`;
    await owner.goto("/staff/team");
    const form = owner.locator("#invite");
    await form.getByLabel(say("staff-team.invite.name")).fill("Rani Puspita");
    await form.getByLabel(say("staff-team.invite.email"), { exact: true }).fill(email);
    await form.getByRole("button", { name: say("staff-team.invite.send") }).click();
    await expect(owner.getByText(say("staff-team.done.invited"))).toBeVisible();
    await expectAccessible(owner, "somebody invited to the team");
    const colleague = await aBrowser({ language });
    await colleague.goto(linkIn(await mailTo(email, /Undangan bergabung dengan tim|Invitation to the team/i)));
    await expectAccessible(colleague, "an invitation to the team");
    await colleague.getByLabel(say("auth.field.newPassword"), { exact: true }).fill("lampu genteng tujuh belimbing");
    await colleague.getByRole("button", { name: say("staff-team.join.submit") }).click();
    await expect(colleague).toHaveURL(/\/sign-in\/enrol$/);
    await expectAccessible(colleague, "setting up an app");
    const appSecret = (await colleague.locator("#totp-secret").innerText()).replace(/\s/g, "");
    await colleague.getByLabel(say("auth.field.code"), { exact: true }).fill(totpCode(appSecret, new Date()));
    await colleague.getByRole("button", { name: say("auth.enrol.submit") }).click();
    await expect(colleague).toHaveURL(/\/profile\/security$/);
    await expectAccessible(colleague, "codes to be kept");
  });

  test(`everybody can use the forms of staff when they refuse, ${language}`, async ({
    owner,
    signedInAs,
    aNewMember,
    aNewColleague,
    aReward,
  }) => {
    const page = await signedInAs(await aNewColleague("owner", { language }), { language });
    const reward = await aReward({ kind: "gift_card" });
    const [row] = await owner<{ id: string }[]>`
        select public_id as id from members where id = ${(await aNewMember()).memberId}`;
    for (const [path, button] of [
      ["/staff/rewards/new", say("staff-rewards.form.create")],
      [`/staff/rewards/${reward.id}`, say("staff-codes.import")],
      [`/staff/members/${row?.id}`, say("staff-members.adjust.submit")],
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
}
