import { randomUUID } from "node:crypto";
import { recordPurchase } from "@/db/commands/record-purchase";
import { codeIn, linkIn, mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword, giveCode } from "./fixtures/signing-in";
import { codeOf, expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test.describe(`scripts ${javaScript ? "on" : "off"}`, () => {
    test("a gift by link reaches whoever opens it, once, and one that is taken back reaches nobody", async ({
      signedInAs,
      aBrowser,
      aMemberWith,
      owner,
    }) => {
      const [giver, friend] = [await aMemberWith(2_000, { name: "Wulan Sari" }), await aMemberWith(0)];
      await owner`update members set joined_at = now() - interval '90 days' where id = ${giver.memberId}`;
      const page = await signedInAs(giver, { javaScript });

      await page.goto("/transfer");
      await page.getByRole("link", { name: "Buat tautan hadiah" }).click();
      await expect(page).toHaveURL(/\/transfer\/gift$/);
      await page.getByLabel("Jumlah poin").fill("750");
      await page.getByLabel("Ucapan").fill("Selamat ulang tahun!");
      await page.getByLabel("Kode dari aplikasi").fill(codeOf(giver));
      await page.getByRole("button", { name: "Buat tautan" }).click();
      await expect(page.getByRole("heading", { name: "Hadiah 750 poin" })).toBeVisible();
      const link = new URL((await page.getByText(/\/gift\//).textContent()) ?? "").pathname;

      const visitor = await aBrowser({ javaScript });
      await visitor.goto(link);
      await expect(visitor.getByRole("heading", { name: "Wulan memberi Anda 750 poin" })).toBeVisible();
      await expect(visitor.getByText("Selamat ulang tahun!")).toBeVisible();
      await expect(visitor.getByRole("main")).not.toContainText("Sari");
      const theirs = await signedInAs(friend, { javaScript });
      await theirs.goto(link);
      await theirs.getByRole("button", { name: "Terima 750 poin" }).click();
      await expect(theirs).toHaveURL(/\/activity/);
      await expect(theirs.getByText("Hadiah poin diterima")).toBeVisible();
      await visitor.reload();
      await expect(visitor.getByRole("heading", { name: "Hadiah ini sudah diterima" })).toBeVisible();
      await page.goto("/inbox");
      await expect(page.getByRole("heading", { name: /Hadiah Anda diterima/ })).toBeVisible();

      await page.goto("/transfer/gift");
      await page.getByLabel("Jumlah poin").fill("100");
      await page.getByLabel("Kode dari aplikasi").fill(codeOf(giver, 1));
      await page.getByRole("button", { name: "Buat tautan" }).click();
      await expect(page.getByRole("heading", { name: "Hadiah 100 poin" })).toBeVisible();
      await page.getByText("Tarik hadiah", { exact: true }).click();
      await page.getByRole("button", { name: "Ya, tarik hadiah" }).click();
      await expect(page.getByText(/Anda tarik kembali pada/)).toBeVisible();
      await page.goto("/home");
      await expect(page.getByRole("main")).toContainText("1.250");
    });

    test("a gift by link is there for who joins because of it: they join, confirm the address and accept it", async ({
      signedInAs,
      aBrowser,
      aMemberWith,
      owner,
    }) => {
      const giver = await aMemberWith(2_000, { name: "Wulan Sari" });
      await owner`update members set joined_at = now() - interval '90 days' where id = ${giver.memberId}`;
      const page = await signedInAs(giver, { javaScript });
      await page.goto("/transfer/gift");
      await page.getByLabel("Jumlah poin").fill("600");
      await page.getByLabel("Kode dari aplikasi").fill(codeOf(giver));
      await page.getByRole("button", { name: "Buat tautan" }).click();
      const link = new URL((await page.getByText(/\/gift\//).textContent()) ?? "").pathname;

      const friend = { email: `${randomUUID()}@contoh.id`, password: "kereta lumut sembilan jendela" };
      const visitor = await aBrowser({ javaScript });
      await visitor.goto(link);
      await visitor.getByRole("main").getByRole("link", { name: "Bergabung" }).click();
      await visitor.getByLabel("Nama", { exact: true }).fill("Dewi Anggraini");
      await visitor.getByLabel("Alamat email").fill(friend.email);
      await visitor.getByLabel("Kata sandi", { exact: true }).fill(friend.password);
      await visitor.getByRole("checkbox").check();
      await visitor.getByRole("button", { name: "Gabung" }).click();
      await expect(visitor.getByRole("heading", { name: "Periksa email Anda" })).toBeVisible();
      await visitor.goto(linkIn(await mailTo(friend.email, /Konfirmasi/)));
      await visitor.getByRole("button", { name: "Aktifkan keanggotaan" }).click();
      await giveAddressAndPassword(visitor, friend);
      await giveCode(visitor, codeIn(await mailTo(friend.email, /Kode masuk/)));

      await expect(visitor).toHaveURL(link);
      await visitor.getByRole("button", { name: "Terima 600 poin" }).click();
      await expect(visitor).toHaveURL(/\/activity/);
      await expect(visitor.getByText("Hadiah poin diterima")).toBeVisible();
      await visitor.goto("/home");
      await expect(visitor.getByRole("main")).toContainText("600");
      await page.goto("/home");
      await expect(page.getByRole("main")).toContainText("1.400");
    });
  });
}

test("a member says how a visit and a reward were once it was used, without scripts, and staff read it", async ({
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
  owner,
}) => {
  const member = await aMemberWith(1_000);
  const reward = await aReward({ points: 500 });
  const yesterday = new Date(Date.now() - 86_400_000);
  const sale = { externalId: randomUUID(), occurredAt: yesterday, totalMinor: 20_000, currency: "IDR" };
  await recordPurchase({ ...sale, memberId: member.memberId ?? 0, channel: "store", store: "Gerai Uji" });
  const page = await signedInAs(member, { javaScript: false });

  await page.goto("/activity");
  await page.getByRole("link", { name: "Beri ulasan" }).click();
  await page.getByLabel("4 · Baik").check();
  await page.getByLabel("Ceritakan sedikit").fill("Baristanya ramah sekali.");
  await page.getByRole("button", { name: "Kirim ulasan" }).click();
  await expect(page.getByText("Anda mendapat 15 poin.")).toBeVisible();
  await page.goto(`/rewards/${reward.id}#redeem-sheet`);
  await page.getByRole("button", { name: /Tukar/ }).last().click();
  await page.waitForURL(/\/redemptions\//);
  await expect(page.getByLabel("Komentar")).toHaveCount(0);

  const cashier = await signedInAs(await aNewColleague("cashier"));
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
  await cashier.goto(`/staff/members/${row?.id}`);
  await cashier.getByText("Tandai sudah dipakai").click();
  await cashier.getByRole("button", { name: "Ya, sudah dipakai" }).click();
  await expect(cashier.getByText("Voucher ditandai sudah dipakai.")).toBeVisible();
  await page.reload();
  await page.getByLabel("Komentar").fill("Gelasnya retak.");
  await page.getByRole("button", { name: "Kurang" }).click();
  await expect(page.getByText("Pendapat Anda: Kurang.")).toBeVisible();

  const staff = await signedInAs("marketing");
  await staff.goto(`/staff/rewards/${reward.id}`);
  await staff.getByRole("link", { name: "Semua pendapat tentang hadiah ini" }).click();
  await expect(staff.getByRole("row", { name: /Gelasnya retak/ })).toBeVisible();
  await staff.goto("/staff/feedback?store=Gerai+Uji");
  await expect(staff.getByRole("row", { name: /Baristanya ramah sekali/ }).first()).toBeVisible();
});
