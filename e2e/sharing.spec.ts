import { codeOf, expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test.describe(`scripts ${javaScript ? "on" : "off"}`, () => {
    test("a member sends points by card number, seeing to whom, and only with a fresh code", async ({
      signedInAs,
      aMemberWith,
      owner,
    }) => {
      const [sender, recipient] = [await aMemberWith(2_000), await aMemberWith(0, { name: "Wulan Sari" })];
      await owner`update members set joined_at = now() - interval '90 days' where id = ${sender.memberId}`;
      const [card] = await owner<{ number: string }[]>`select number from members where id = ${recipient.memberId}`;
      const page = await signedInAs(sender, { javaScript });

      await page.goto("/transfer");
      await page.getByLabel("Nomor kartu penerima").fill(card?.number ?? "");
      await page.getByLabel("Jumlah poin").fill("750");
      await page.getByRole("button", { name: "Lanjut" }).click();
      await expect(page.getByText("W••• S•••")).toBeVisible();
      await expect(page.getByText("1.250")).toBeVisible();
      await page.getByLabel("Kode").fill("000000");
      await page.getByRole("button", { name: "Kirim 750 poin" }).click();
      await expect(page.locator("#transfer-code-error")).toBeVisible();
      await page.getByLabel("Kode").fill(codeOf(sender));
      await page.getByRole("button", { name: "Kirim 750 poin" }).click();

      await expect(page).toHaveURL(/\/activity/);
      await expect(page.getByText("Poin dikirim").first()).toBeVisible();
      const theirs = await signedInAs(recipient, { javaScript });
      await theirs.goto("/inbox");
      await expect(theirs.getByRole("heading", { name: /Anda menerima poin/ })).toBeVisible();
      await theirs.goto("/home");
      await expect(theirs.getByRole("main")).toContainText("750");
    });

    test("a family puts points together, each by their own yes", async ({ signedInAs, aMemberWith, owner }) => {
      const [host, guest] = [await aMemberWith(1_000), await aMemberWith(0, { name: "Tara Wijaya" })];
      const [card] = await owner<{ number: string }[]>`select number from members where id = ${guest.memberId}`;
      const [own, theirs] = [await signedInAs(host, { javaScript }), await signedInAs(guest, { javaScript })];

      await own.goto("/pool");
      await own.getByRole("button", { name: "Buka poin bersama" }).click();
      await own.getByLabel("Undang dengan nomor kartu").fill(card?.number ?? "");
      await own.getByRole("button", { name: "Undang", exact: true }).click();
      await own.getByRole("button", { name: /^Tarik undangan/ }).click();
      await expect(own.getByText("Undangan ditarik")).toBeVisible();
      await own.getByLabel("Undang dengan nomor kartu").fill(card?.number ?? "");
      await own.getByRole("button", { name: "Undang", exact: true }).click();
      await expect(own.getByText("Undangan terkirim")).toBeVisible();
      await expect(own.getByText("Anggota baru bisa memasukkan poin mulai")).toBeVisible();
      await owner`update members set joined_at = now() - interval '90 days' where id = ${host.memberId}`;
      await own.goto("/pool");
      await own.getByLabel("Masukkan poin").fill("99");
      await own.getByRole("button", { name: "Masukkan" }).click();
      await expect(own.getByText("Sekali memasukkan paling sedikit 100 poin.")).toBeVisible();
      await own.getByLabel("Masukkan poin").fill("600");
      await own.getByRole("button", { name: "Masukkan" }).click();
      await expect(own.getByText("Poin bersama setelahnya")).toBeVisible();
      await own.getByLabel("Kode").fill("000000");
      await own.getByRole("button", { name: "Masukkan 600 poin" }).click();
      await expect(own.locator("#pool-move-code-error")).toBeVisible();
      await own.getByLabel("Kode").fill(codeOf(host));
      await own.getByRole("button", { name: "Masukkan 600 poin" }).click();
      await expect(own.getByText("Poin Anda sudah masuk")).toBeVisible();
      await expect(own.getByText("Sisa hari ini")).toBeVisible();
      await expect(own.getByText("1.400")).toBeVisible();
      await theirs.goto("/pool");
      await theirs.getByRole("button", { name: "Setuju" }).click();
      await theirs.getByLabel("Ambil poin").fill("250");
      await theirs.getByRole("button", { name: "Ambil" }).click();
      await theirs.getByLabel("Kode").fill(codeOf(guest));
      await theirs.getByRole("button", { name: "Ambil 250 poin" }).click();

      await expect(theirs.getByText("Poin sudah kembali ke saldo Anda")).toBeVisible();
      await theirs.goto("/home");
      await expect(theirs.getByRole("main")).toContainText("250");
      await own.goto("/pool");
      await expect(own.getByRole("main")).toContainText("350");
      await expect(own.getByText("Anda memasukkan poin")).toBeVisible();
      await expect(own.getByText(/ mengambil poin/)).toBeVisible();
      await own.getByText("Mengapa?").first().click();
      await expect(own.getByText("Poin diambil dari poin bersama. Masa berlakunya tetap.")).toBeVisible();
      const [member] = await owner<{ id: string }[]>`select public_id as id from members where id = ${host.memberId}`;
      const staff = await signedInAs("support", { javaScript });
      await staff.goto(`/staff/members/${member?.id}`);
      await staff.getByRole("link", { name: /^Poin bersama \d/ }).click();
      await expect(staff.getByRole("heading", { name: "Siapa yang berbagi" })).toBeVisible();
      await expect(staff.getByRole("link", { name: guest.name })).toBeVisible();
    });
  });
}
