import { openSecret } from "@/lib/personal-data";
import { expectAccessible } from "./fixtures/axe";
import { ask, fill, post } from "./fixtures/http";
import { mailTo } from "./fixtures/mailbox";
import { openSheet } from "./fixtures/redeem-sheet";
import { codeOf, expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`from a new browser a dear reward takes a code, and its voucher another: scripts ${javaScript ? "on" : "off"}`, async ({
    owner,
    signedInAs,
    sessionOf,
    aMemberWith,
    aReward,
  }) => {
    const member = await aMemberWith(10_000);
    const [reward, session] = [await aReward({ points: 6_000 }), await sessionOf(member)];
    const page = await signedInAs(member, { javaScript, width: 390 });

    // A stolen session has no code to give.
    const path = `/rewards/${reward.id}`;
    const form = fill((await ask(path, { session })).body, "redeem");
    const refused = await post(path, form, { session });
    expect(refused.status).toBe(200);
    expect(refused.body).toContain("Masukkan kode dari aplikasi atau kode pemulihan");

    const sheet = await openSheet(page, reward.id, javaScript);
    await expect(sheet).toContainText("peramban ini bukan peramban tempat Anda masuk");
    if (javaScript) await expectAccessible(page, "the sheet that asks for a second factor");
    await sheet.getByLabel("Kode dari aplikasi").fill("000000");
    await sheet.getByRole("button", { name: "Tukar 6.000 poin" }).click();
    await expect(sheet).toContainText("Kode ini tidak cocok. Poin Anda tidak berubah.");
    await expect(sheet.getByLabel("Kode dari aplikasi")).toHaveValue("");
    if (javaScript) await expectAccessible(page, "a second factor that does not match");
    await sheet.getByLabel("Kode dari aplikasi").fill(codeOf(member));
    await sheet.getByRole("button", { name: "Tukar 6.000 poin" }).click();
    await expect(page.getByRole("img", { name: /^Kode QR untuk / })).toBeVisible();

    const voucher = new URL(page.url()).pathname;
    const [row] = await owner<{ code: Buffer }[]>`
      select code_cipher as code from redemptions where public_id = ${voucher.split("/").at(-1) ?? ""}::uuid`;
    const code = openSecret(row?.code.toString("base64url") ?? "");
    expect((await mailTo(member.email, new RegExp(reward.name))).html).not.toContain(code);
    const elsewhere = await signedInAs(member, { javaScript, width: 390 });
    const answer = await elsewhere.goto(voucher);
    expect(await answer?.text()).not.toContain(code);
    await expect(elsewhere.getByRole("heading", { name: "Kode belum ditampilkan" })).toBeVisible();
    if (javaScript) await expectAccessible(elsewhere, "a code that waits for a second factor");
    await elsewhere.getByLabel("Kode dari aplikasi").fill(codeOf(member, 1));
    await elsewhere.getByRole("button", { name: "Tampilkan kode" }).click();
    await expect(elsewhere.getByText(code)).toBeVisible();

    await elsewhere.goto("/profile/security");
    await expect(elsewhere.getByRole("link", { name: `Menampilkan kode ${reward.name}` })).toBeVisible();
  });
}

test("who has no app is mailed a code for just this redemption; below the bound nobody is asked", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(10_000, { hasApp: false });
  const page = await signedInAs(member);
  const [dear, cheap] = [await aReward({ points: 6_000 }), await aReward({ points: 4_000 })];

  const several = await openSheet(page, (await aReward({ points: 3_000, kind: "gift_card" })).id);
  await expect(several.getByLabel(/^Kode dari/)).toBeHidden();
  await several.getByLabel("Jumlah").selectOption("2");
  await expect(several.getByLabel(/^Kode dari/)).toBeVisible();

  const sheet = await openSheet(page, dear.id);
  await sheet.getByRole("button", { name: "Tukar 6.000 poin" }).click();
  await expect(sheet).toContainText("Kami baru saja mengirim kode ke email Anda.");
  await expect(sheet).not.toContainText("Ada yang perlu diperbaiki");
  await expectAccessible(page, "the sheet that waits for a mailed code");
  const mail = await mailTo(member.email, /Kode untuk penukaran Anda/);
  expect(mail.text).toContain(dear.name);
  await sheet.getByLabel("Kode dari email").fill(mail.text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? "");
  await sheet.getByRole("button", { name: "Tukar 6.000 poin" }).click();
  await expect(page.getByRole("img", { name: /^Kode QR untuk / })).toBeVisible();

  const other = await openSheet(page, cheap.id);
  await expect(other.getByLabel(/^Kode dari/)).toHaveCount(0);
  await other.getByRole("button", { name: "Tukar 4.000 poin" }).click();
  await expect(page).toHaveURL(/\/redemptions\//);
  await expect(page.getByRole("heading", { name: cheap.name, exact: true })).toBeVisible();
});
