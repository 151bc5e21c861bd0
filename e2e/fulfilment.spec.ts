import type { Page } from "@playwright/test";
import { redeemReward } from "@/db/commands/redeem-reward";
import { newId } from "@/lib/base/uuid";
import { grant } from "@/lib/loyalty/permissions";
import type { Somebody } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

test("parcels are sent together, by ticks and by a file, and one that cannot be delivered gives its points back", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(700, { name: `Laras ${Date.now()}` });
  const thing = await aReward({ kind: "merchandise", points: 300 });
  const [first, second] = [await redeem(member, thing.id), await redeem(member, thing.id)];
  const [row] = await owner<{ number: string }[]>`select number from members where id = ${member.memberId}`;
  const page = await signedInAs(await aNewColleague("support"), { javaScript: false });

  await page.goto("/staff/fulfilment");
  await page.getByRole("searchbox").fill(row?.number ?? "");
  await page.getByRole("button", { name: "Cari" }).click();
  const ticks = page.getByRole("checkbox", { name: `Pilih ${thing.name}` });
  await expect(ticks).toHaveCount(2);
  for (const tick of await ticks.all()) await tick.check();
  await page.getByRole("button", { name: "Tandai dikirim" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tandai dikirim: 2 penukaran");
  await page.getByLabel("Kurir untuk semua").fill("JNE");
  await page.getByLabel("Nomor lacak").first().fill("JP-0001");
  await page.getByLabel("Nomor lacak").last().fill("JP-0002");
  await page.getByRole("button", { name: "Ya, kerjakan" }).click();
  await finished(page, "2 dari 2 dipindahkan");

  await page.goto("/staff/fulfilment");
  await page.locator("#lists summary").click();
  const list = `redemption;courier;tracking\n${first};JNE;JP-9\n${newId()};JNE;JP-8\nbukan-nomor;JNE;JP-7\n`;
  await page.getByLabel("Berkas CSV").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.getByRole("button", { name: "Unggah dan kerjakan" }).click();
  await finished(page, "0 dari 3 dipindahkan");
  await expect(page.getByRole("row", { name: thing.name })).toContainText("Tidak bisa dari status “Dikirim”");
  const result = await page.request.get(`${new URL(page.url()).pathname}/result.csv`);
  expect(await result.text()).toContain("JP-8,,redemption_unknown,");

  await page.goto(`/staff/fulfilment/${first}`);
  await expect(page.getByText("Jalan Melati 5")).toBeVisible();
  await page.getByRole("button", { name: "Tandai sudah sampai" }).click();
  await expect(page.getByText("Sudah dipindahkan, dan anggotanya diberi tahu.")).toBeVisible();
  await page.getByRole("link", { name: "Surat jalan untuk dicetak" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Surat jalan" })).toBeVisible();
  const code = await redeem(member, (await aReward({ points: 100 })).id, { price: 100, given: {} });
  expect((await page.request.get(`/staff/fulfilment/${code}/slip`)).status(), "nothing is packed for a code").toBe(404);
  await page.goto(`/staff/fulfilment/${second}`);
  await page.locator("#moves summary").click();
  await expect(page.getByText(/^300 .* kembali ke anggota/)).toBeVisible();
  await page.getByLabel("Alasan").selectOption("Hilang di jalan");
  await page.getByRole("button", { name: "Gagalkan dan kembalikan poin" }).click();
  await expect(page.locator("#history")).toContainText("Hilang di jalan");

  const own = await signedInAs(member);
  await own.goto(`/redemptions/${first}`);
  await expect(own.getByText("JNE, nomor lacak JP-0001")).toBeVisible();
  await own.goto(`/redemptions/${second}`);
  await expect(own.getByText("300 poin sudah kembali")).toBeVisible();
  await own.goto("/inbox");
  await expect(own.getByText("Kiriman Anda sudah sampai.")).toBeVisible();
});

/** The worker goes through it; without scripts its reader looks again. */
async function finished(page: Page, words: string) {
  await expect(page).toHaveURL(/\/staff\/fulfilment\/batches\//);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(words, { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

type Asked = { price: number; given: Record<string, string> };

async function redeem(member: Somebody, rewardId: string, asked: Asked = { price: 300, given: address }) {
  const membership = { id: member.memberId ?? 0, publicId: newId() };
  const person = { id: member.personId, publicId: newId(), role: null, hasTotp: false, member: membership };
  const actor = grant(person, "membership.use");
  if (actor === null) throw new Error("A member may use their membership");
  const redeemed = await redeemReward(actor, { rewardId, key: newId(), quantity: 1, ...asked });
  if (!redeemed.ok) throw new Error(`Not redeemed: ${redeemed.refusal.code}`);
  return redeemed.value.redemptionId;
}

const address = {
  receiver: "Laras",
  receiverPhone: "0812-3456-7890",
  street: "Jalan Melati 5",
  village: "Gandaria",
  district: "Kebayoran Baru",
  city: "Jakarta Selatan",
  province: "DKI Jakarta",
  postalCode: "12140",
};
