import { mailTo } from "./fixtures/mailbox";
import { openSheet, redeemWith } from "./fixtures/redeem-sheet";
import { expect, test } from "./fixtures/test";

test("what cannot be had says why, and takes no point", async ({ owner, signedInAs, aMemberWith, aReward }) => {
  const page = await signedInAs(await aMemberWith(1_000));
  const [gone, over, once, changed] = [
    await aReward({ kind: "gift_card", points: 100, stock: 1 }),
    await aReward({ kind: "sample", points: 100 }),
    await aReward({ kind: "discount", points: 100, perMemberLimit: 1 }),
    await aReward({ kind: "donation", points: 100, stock: null }),
  ];
  const confirmInVain = async (words: RegExp) => {
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Tukar/ })
      .click();
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText(words);
  };

  await openSheet(page, gone.id);
  await owner`update reward_stocks s set left_ = 0, written_off = 1 from rewards r where r.id = s.reward_id and r.public_id = ${gone.id}`;
  await owner`delete from reward_codes c using rewards r where r.id = c.reward_id and r.public_id = ${gone.id}`;
  await confirmInVain(/baru saja habis\. Poin Anda tidak berkurang/);

  await openSheet(page, over.id);
  await owner`update rewards set ends_at = programme_now() - interval '1 second', version = version + 1 where public_id = ${over.id}`;
  await confirmInVain(/sudah lewat\. Poin Anda tidak berkurang/);

  await openSheet(page, once.id);
  const again = await page.context().newPage();
  await redeemWith(again, once.id);
  await confirmInVain(/mencapai batas 1×/);

  await openSheet(page, changed.id);
  await owner`update rewards set points = 150, version = version + 1 where public_id = ${changed.id}`;
  await page.getByRole("dialog").getByLabel("Berapa satuan").fill("2");
  await confirmInVain(/Harganya baru saja berubah menjadi 150 poin/);

  await page.goto("/home");
  await expect(page.getByRole("main")).toContainText("900");
});

test("a date that is called off is told to whoever booked it, who chooses another or gets the points back", async ({
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const [moving, waiting] = [await aMemberWith(300), await aMemberWith(300)];
  const outing = await aReward({
    ...{ kind: "experience", points: 300, stock: null },
    dates: [
      { inDays: 9, from: "10:00", hours: 2, places: 5, place: "Gerai Uji Satu" },
      { inDays: 16, from: "10:00", hours: 2, places: 5, place: "Gerai Uji Dua" },
    ],
  });
  const [mover, waiter] = [await signedInAs(moving), await signedInAs(waiting)];
  const moved = await redeemWith(mover, outing.id);

  const staff = await signedInAs(await aNewColleague("catalogue"), { javaScript: false });
  await staff.goto(`/staff/rewards/${outing.id}`);
  const date = staff.locator("#dates li").filter({ hasText: "Gerai Uji Satu" });
  await date.locator("summary").click();
  await date.getByLabel("Alasan untuk pemesan").fill("Pembicaranya sakit.");
  await date.getByRole("button", { name: "Ya, batalkan tanggal ini" }).click();
  await expect(staff.getByText("Tanggal dibatalkan. Semua yang sudah memesan mendapat kabar.")).toBeVisible();
  await expect(date).toContainText("Dibatalkan: Pembicaranya sakit.");

  expect((await mailTo(moving.email, /^Tanggal Anda dibatalkan/)).text).toContain("Pembicaranya sakit.");
  await mover.goto(`/redemptions/${moved}`);
  await expect(mover.getByText("Tanggal ini dibatalkan")).toBeVisible();
  await mover.getByRole("button", { name: "Pindah" }).click();
  await expect(mover.getByText("Gerai Uji Dua", { exact: true })).toBeVisible();
  await expect(mover.getByText("Tanggal ini dibatalkan")).toHaveCount(0);

  const waited = await redeemWith(waiter, outing.id);
  const second = staff.locator("#dates li").filter({ hasText: "Gerai Uji Dua" });
  await staff.reload();
  await second.locator("summary").click();
  await second.getByLabel("Alasan untuk pemesan").fill("Ruangnya bocor.");
  await second.getByLabel("Memilih tanggal lain").selectOption("Tidak, poin langsung kembali");
  await second.getByRole("button", { name: "Ya, batalkan tanggal ini" }).click();
  await expect(second).toContainText("Dibatalkan: Ruangnya bocor.");
  expect((await mailTo(waiting.email, /poin Anda kembali/)).text).toContain("Ruangnya bocor.");
  await waiter.goto(`/redemptions/${waited}`);
  await expect(waiter.getByText("300 poin sudah kembali")).toBeVisible();
});
