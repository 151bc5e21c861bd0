import { beginShift, findByNumber } from "./fixtures/at-counter";
import { redeemWith } from "./fixtures/redeem-sheet";
import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`a voucher used by mistake is taken back at the counter, told to its member and used after all, scripts ${javaScript ? "on" : "off"}`, async ({
    owner,
    signedInAs,
    aNewColleague,
    aMemberWith,
    aReward,
  }) => {
    const member = await aMemberWith(200);
    const [row] = await owner<{ number: string }[]>`select number from members where id = ${member.memberId}`;
    const page = await signedInAs(member);
    const discount = await aReward({ kind: "discount", points: 100, details: { percent: 20 } });
    const thing = await aReward({
      kind: "merchandise",
      points: 100,
      details: { delivery: "collect", cashMinor: 15_000 },
    });
    const [voucher, parcel] = [await redeemWith(page, discount.id), await redeemWith(page, thing.id)];
    const counter = await signedInAs(await aNewColleague("cashier"), { javaScript });
    await beginShift(counter);
    const use = async (id: string, bill: string | null) => {
      await counter.goto(`/staff/counter/vouchers/${id}`);
      if (bill !== null) await counter.getByLabel("Jumlah belanja (IDR)").fill(bill);
      await counter.getByRole("button", { name: "Pakai voucher" }).click();
      await expect(counter.getByText("Voucher dipakai", { exact: true })).toBeVisible();
    };
    const takeBack = async (mistake: string) => {
      await counter.getByText("Batalkan pemakaian ini").first().click();
      await counter.getByLabel("Apa yang keliru").first().selectOption({ label: mistake });
      await counter.getByRole("button", { name: "Ya, batalkan" }).first().click();
    };

    await use(voucher, "80.000");
    await takeBack("voucher yang salah");
    await expect(counter.getByText(`Pemakaian ${discount.name} dibatalkan`)).toBeVisible();
    await expect(
      counter.getByText("Potongan Rp16.000 tidak berlaku lagi untuk belanja itu: tagih penuh."),
    ).toBeVisible();
    await use(parcel, null);
    await counter.goto("/staff/counter");
    await findByNumber(counter, row?.number ?? "");
    await takeBack("tidak jadi diambil");
    await expect(counter.getByText("Kembalikan Rp15.000 kepada anggota.")).toBeVisible();
    await expect(counter.getByText("Batalkan pemakaian ini")).toHaveCount(0);

    await page.goto(`/redemptions/${voucher}`);
    await expect(page.getByText("Pemakaian dibatalkan: voucher yang salah")).toBeVisible();
    await expect(page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).first()).toBeVisible();
    await page.goto("/inbox");
    await expect(page.getByRole("heading", { name: "Hadiah Anda bisa dipakai lagi" })).toHaveCount(2);
    await expect(page.getByText("petugas membatalkannya: tidak jadi diambil")).toBeVisible();

    await use(voucher, "50.000");
    await counter.getByRole("link", { name: /^Menteng, giliran/ }).click();
    const fact = (label: string) => counter.getByText(label, { exact: true }).locator("..");
    await expect(fact("Voucher dipakai")).toContainText("1 voucher, potongan Rp10.000");
    await expect(fact("Pemakaian dibatalkan")).toContainText("2");
    await expect(counter.getByText("Tambahan uang untuk hadiah")).toHaveCount(0);
  });
}

test("when the cashier's minutes are over, member service takes it back, and nobody else", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(100);
  const page = await signedInAs(member);
  const voucher = await redeemWith(
    page,
    (await aReward({ kind: "discount", points: 100, details: { percent: 20 } })).id,
  );
  const counter = await signedInAs(await aNewColleague("cashier"));
  await beginShift(counter);
  await counter.goto(`/staff/counter/vouchers/${voucher}`);
  await counter.getByLabel("Jumlah belanja (IDR)").fill("80.000");
  await counter.getByRole("button", { name: "Pakai voucher" }).click();
  await expect(counter.getByText("Voucher dipakai", { exact: true })).toBeVisible();
  await owner`update counter_acts set at = at - interval '31 minutes' where redemption = ${voucher}`;
  await counter.getByText("Batalkan pemakaian ini").click();
  await counter.getByRole("button", { name: "Ya, batalkan" }).click();
  await expect(counter.getByText("Lewat 30 menit, hanya layanan anggota yang bisa membatalkan.")).toBeVisible();
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
  await counter.goto(`/staff/members/${row?.id}`);
  await expect(counter.getByText("Sudah dipakai").first()).toBeVisible();
  await expect(counter.getByText("Batalkan pemakaian")).toHaveCount(0);

  const support = await signedInAs(await aNewColleague("support"));
  await support.goto(`/staff/members/${row?.id}`);
  await support.getByText("Batalkan pemakaian", { exact: true }).click();
  await support.getByLabel("Apa yang keliru").selectOption({ label: "belanjanya dibatalkan" });
  await support.getByRole("button", { name: "Ya, batalkan pemakaian" }).click();
  await expect(support.getByText("Pemakaian dibatalkan: vouchernya bisa dipakai lagi.")).toBeVisible();
  await expect(support.getByText("belanjanya dibatalkan").first()).toBeVisible();
  await page.goto(`/redemptions/${voucher}`);
  await expect(page.getByText("Pemakaian dibatalkan: belanjanya dibatalkan")).toBeVisible();
});
