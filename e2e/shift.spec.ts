import { beginShift, findByNumber } from "./fixtures/at-counter";
import { redeemWith } from "./fixtures/redeem-sheet";
import { codeOf, expect, test } from "./fixtures/test";

test("without a network nothing is recorded and nothing typed is lost; back again it is recorded once, and the till is compared", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
}) => {
  const member = await aMemberWith(0, { name: "Ratna Kusuma" });
  const [row] = await owner<{ number: string }[]>`select number from members where id = ${member.memberId}`;
  const counter = await signedInAs(await aNewColleague("cashier"));
  await beginShift(counter);
  await findByNumber(counter, row?.number ?? "");
  const receipt = `E2E-${Date.now()}`;
  await counter.getByLabel("Nomor struk").fill(receipt);
  await counter.getByLabel("Jumlah belanja (IDR)").fill("50.000");

  await counter.context().setOffline(true);
  await expect(counter.getByText(/^Tanpa jaringan: tidak ada yang bisa dicatat/)).toBeVisible();
  await counter.getByRole("button", { name: "Catat belanja" }).click();
  await expect(counter.getByText(`TIDAK ada yang tercatat`)).toContainText(`(${receipt} · 50.000)`);
  await expect(counter.getByLabel("Jumlah belanja (IDR)")).toHaveValue("50.000");
  await counter.context().setOffline(false);
  await expect(counter.getByText(/^Tanpa jaringan/)).toHaveCount(0);
  await counter.getByRole("button", { name: "Catat belanja" }).click();
  await expect(counter.getByText("Belanja Rp50.000 tercatat")).toBeVisible();

  await counter.getByRole("link", { name: /^Menteng, giliran/ }).click();
  await expect(counter.getByText("1 struk, Rp50.000", { exact: true })).toBeVisible();
  await counter.getByText("Hitung dan tutup").click();
  await counter.getByLabel("Jumlah struk anggota").fill("1");
  await counter.getByLabel("Jumlah belanja anggota (IDR)").fill("65.000");
  await counter.getByRole("button", { name: "Tutup giliran" }).click();
  await expect(counter.getByText("Berbeda dari mesin kasir")).toBeVisible();
  await expect(counter.getByText("jumlah +Rp15.000")).toBeVisible();
});

for (const javaScript of [true, false]) {
  test(`what is paid besides points is said to the member, asked for at the counter and stands in the shift, scripts ${javaScript ? "on" : "off"}`, async ({
    owner,
    signedInAs,
    aNewColleague,
    aMemberWith,
    aReward,
  }) => {
    const member = await aMemberWith(300);
    const [row] = await owner<{ number: string }[]>`select number from members where id = ${member.memberId}`;
    const page = await signedInAs(member);
    const thing = await aReward({
      kind: "merchandise",
      points: 100,
      details: { delivery: "collect", cashMinor: 15_000 },
    });
    const counter = await signedInAs(await aNewColleague("cashier"), { javaScript });
    await beginShift(counter);

    const id = await redeemWith(page, thing.id, { Jumlah: "2" });
    await expect(page.getByText("Bayar Rp30.000 di tempat saat kodenya dipakai.")).toBeVisible();
    await counter.goto(`/staff/counter/vouchers/${id}`);
    await expect(counter.getByText("Terima Rp30.000 dari anggota lebih dulu.")).toBeVisible();
    await counter.getByRole("button", { name: "Pakai voucher" }).click();
    await expect(counter.getByText("Tambahan Rp30.000 diterima di kasir.")).toBeVisible();

    await counter.goto("/staff/counter");
    await findByNumber(counter, row?.number ?? "");
    await counter.getByLabel("Kode anggota").fill(codeOf(member));
    await counter.getByRole("button", { name: "Anggota setuju" }).click();
    await counter.getByRole("searchbox", { name: "Cari hadiah" }).fill(thing.name);
    await counter.getByRole("searchbox", { name: "Cari hadiah" }).press("Enter");
    await counter.getByRole("link", { name: thing.name }).click();
    await expect(counter.getByText("dengan 100 poin dan Rp15.000 yang dibayar di kasir?")).toBeVisible();
    await counter.getByRole("button", { name: "Tukar 100 poin" }).click();
    await counter.getByRole("link", { name: "Pakai vouchernya sekarang" }).click();
    await expect(counter.getByText("Terima Rp15.000 dari anggota lebih dulu.")).toBeVisible();

    await counter.getByRole("link", { name: /^Menteng, giliran/ }).click();
    await expect(counter.getByText("Tambahan uang untuk hadiah").locator("..")).toContainText("Rp30.000");
    await expect(counter.getByText("tambahan Rp30.000")).toBeVisible();
  });
}

test("a cashier finds a member by phone, address or name, and reads no more than it takes to ask the right person", async ({
  signedInAs,
  aNewColleague,
  aNewMember,
}) => {
  const member = await aNewMember({ name: `Ratnawulan Kusuma${Date.now()}` });
  const phone = `0812${String(Date.now()).slice(-8)}`;
  const profile = await signedInAs(member);
  await profile.goto("/profile");
  await profile.getByLabel("Nomor telepon").fill(phone);
  await profile.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(profile.getByText("Perubahan sudah disimpan.")).toBeVisible();
  const counter = await signedInAs(await aNewColleague("cashier"));
  await beginShift(counter);

  for (const sought of [phone, member.email, member.name]) {
    await counter.goto("/staff/counter");
    await counter.getByLabel("Pindai atau ketik").fill(sought);
    await counter.getByLabel("Pindai atau ketik").press("Enter");
    const found = counter.getByRole("link", { name: /Ratnawulan K···/ });
    await expect(found).toHaveCount(1);
    await expect(found).not.toContainText(member.email);
    await expect(found).not.toContainText(phone.slice(4));
    await expect(found).not.toContainText(member.name);
  }
  await counter.getByRole("link", { name: /Ratnawulan K···/ }).click();
  await expect(counter.getByRole("heading", { name: "Ratnawulan K···" })).toBeVisible();
  await expect(counter.getByText("poin belum bisa dipakai")).toBeVisible();
});
