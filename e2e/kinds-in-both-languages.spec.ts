import type { Sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import { openSecret } from "@/lib/personal-data";
import { redeemWith } from "./fixtures/redeem-sheet";
import { expect, type Somebody, test } from "./fixtures/test";

/** From now on this person reads the portal in this language. */
async function read(owner: Sql, { personId }: Somebody, language: Locale): Promise<void> {
  await owner`update people set locale = ${language} where id = ${personId}`;
}

test("choices staff give in both languages are chosen in English and kept as they were promised", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const details = { choices: "Cokelat\nPandan" };
  const cake = await aReward({ kind: "made_for_you", category: "bakery", points: 100, details });
  const staff = await signedInAs(await aNewColleague("catalogue"));
  await staff.goto(`/staff/rewards/${cake.id}`);
  const english = staff.getByLabel("Pilihan, satu baris satu pilihan (Inggris)");
  const save = staff.getByRole("button", { name: "Simpan perubahan" });

  await english.fill("Chocolate");
  await save.click();
  await expect(english).toHaveAccessibleDescription(/Isi sebanyak baris dalam bahasa Indonesia/);
  await expect(english).toHaveValue("Chocolate");
  await english.fill("Chocolate\nScrew pine");
  await save.click();
  await expect(staff.getByText("Perubahan tersimpan.")).toBeVisible();

  const member = await aMemberWith(100, { language: "en" });
  const page = await signedInAs(member);
  await page.goto(`/rewards/${cake.id}`);
  await expect(page.getByText("Chocolate, Screw pine")).toBeVisible();
  await page.getByRole("button", { name: "Redeem now" }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Choice").selectOption("Screw pine");
  await sheet.getByRole("button", { name: /^Redeem/ }).click();
  await expect(page).toHaveURL(/\/redemptions\/[\w-]+/);
  const redemption = new URL(page.url()).pathname;
  await expect(page.locator("#given")).toContainText("Screw pine");

  await read(owner, member, "id");
  await page.reload();
  await expect(page.locator("#given")).toContainText("Pandan");
  const kitchen = await signedInAs(await aNewColleague("support", { language: "en" }));
  await kitchen.goto(`/staff/fulfilment/${redemption.split("/").at(-1)}`);
  await expect(kitchen.getByText("Pandan", { exact: true })).toBeVisible();
});

test("a friend reads in English what a member's link brings, and a place is told in the reader's language", async ({
  owner,
  signedInAs,
  aBrowser,
  aMemberWith,
  aReward,
}) => {
  const gift = await aReward({
    kind: "referral",
    category: "partners",
    points: 100,
    details: { gift: "Segelas kopi", giftEn: "A cup of coffee" },
  });
  const table = await aReward({
    kind: "experience",
    category: "experiences",
    points: 100,
    details: { place: "Senopati, lantai 2", placeEn: "Senopati, second floor" },
    dates: [{ inDays: 9, from: "14:00", hours: 2, places: 3 }],
  });
  const member = await aMemberWith(200);
  const page = await signedInAs(member);
  const redemption = await redeemWith(page, gift.id);
  const [row] = await owner<{ code: Buffer }[]>`
    select code_cipher as code from redemptions where public_id = ${redemption}::uuid`;
  const link = `/invited/${openSecret(row?.code.toString("base64url") ?? "")}`;
  const [friend, kawan] = [await aBrowser({ language: "en" }), await aBrowser()];
  await friend.goto(link);
  await expect(friend.getByText(/A cup of coffee/)).toBeVisible();
  await kawan.goto(link);
  await expect(kawan.getByText(/Segelas kopi/)).toBeVisible();

  const booked = await redeemWith(page, table.id);
  await expect(page.locator("#booking")).toContainText("Senopati, lantai 2");
  await read(owner, member, "en");
  await page.reload();
  await expect(page.locator("#booking")).toContainText("Senopati, second floor");
  const entry = await page.request.get(`/redemptions/${booked}/calendar`);
  expect(await entry.text()).toContain("LOCATION:Senopati\\, second floor");
});
