import { ask, fill, post } from "./fixtures/http";
import { mailTo } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test.describe(`scripts ${javaScript ? "on" : "off"}`, () => {
    test("a member redeems, sees the code at once, and the points are spent", async ({
      signedInAs,
      aMemberWith,
      aReward,
    }) => {
      const member = await aMemberWith(3_000);
      const page = await signedInAs(member, { javaScript });
      const reward = await aReward({ points: 1_000 });

      await page.goto(`/rewards/${reward.id}`);
      await page.getByRole(javaScript ? "button" : "link", { name: "Tukar sekarang" }).click();
      const sheet = page.getByRole("dialog", { name: `Tukar ${reward.name}` });
      await expect(sheet).toContainText("2.000");
      await sheet.getByRole("button", { name: "Tukar 1.000 poin" }).click();

      await expect(page).toHaveURL(/\/redemptions\/[\w-]+/);
      await expect(page.getByRole("heading", { name: reward.name })).toBeVisible();
      await expect(page.getByRole("img", { name: /^Kode QR untuk / })).toBeVisible();
      await page.goto("/home");
      await expect(page.getByRole("main")).toContainText("2.000");
      expect((await mailTo(member.email, new RegExp(reward.name))).text).toContain("/redemptions/");
    });

    test("a member cancels in time, and every point comes back", async ({ signedInAs, aMemberWith, aReward }) => {
      const member = await aMemberWith(1_000);
      const page = await signedInAs(member, { javaScript });
      const reward = await aReward({ points: 1_000 });
      await page.goto(`/rewards/${reward.id}`);
      await page.getByRole(javaScript ? "button" : "link", { name: "Tukar sekarang" }).click();
      await page.getByRole("button", { name: "Tukar 1.000 poin" }).click();
      await expect(page).toHaveURL(/\/redemptions\//);

      await page.getByRole(javaScript ? "button" : "link", { name: "Batalkan penukaran" }).click();
      const sheet = page.getByRole("dialog", { name: "Batalkan penukaran" });
      await expect(sheet).toContainText("1.000 poin kembali");
      await sheet.getByRole("button", { name: "Ya, batalkan" }).click();

      await expect(page.getByText("1.000 poin sudah kembali")).toBeVisible();
      await expect(page.getByRole("img", { name: /^Kode QR/ })).toHaveCount(0);
      await page.goto("/activity");
      await expect(page.getByText(`Dikembalikan: ${reward.name}`)).toBeVisible();
    });

    test("a form cut short, and a reward just sold out, take no points and say so where one is", async ({
      owner,
      signedInAs,
      aMemberWith,
      aReward,
    }) => {
      const member = await aMemberWith(1_000);
      const page = await signedInAs(member, { javaScript });
      const reward = await aReward({ points: 1_000, stock: 1 });
      const openSheet = async () => {
        await page.goto(`/rewards/${reward.id}`);
        await page.getByRole(javaScript ? "button" : "link", { name: "Tukar sekarang" }).click();
      };
      await openSheet();
      await page.locator('#redeem input[name="key"]').evaluate((key: HTMLInputElement) => {
        key.value = "";
      });
      await page.getByRole("button", { name: "Tukar 1.000 poin" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Formulir ini tidak lengkap" })).toBeVisible();

      await openSheet();
      await owner`update reward_stocks set left_ = 0, written_off = initial
        where reward_id = (select id from rewards where public_id = ${reward.id}::uuid)`;
      await page.getByRole("button", { name: "Tukar 1.000 poin" }).click();

      await expect(page.getByRole("alert").filter({ hasText: "baru saja habis" })).toBeVisible();
      await page.goto("/home");
      await expect(page.getByRole("main")).toContainText("1.000");
    });
  });
}

test("several of one kind are redeemed at once, each with a code of its own", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(4_000));
  const reward = await aReward({ kind: "gift_card", points: 1_000, stock: 5 });

  await page.goto(`/rewards/${reward.id}`);
  await page.getByRole("button", { name: "Tukar sekarang" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Jumlah").selectOption("3");
  await sheet.getByRole("button", { name: "Tukar sekarang" }).click();

  await expect(page.getByRole("heading", { name: `3 × ${reward.name}` })).toBeVisible();
  const codes = await page.getByRole("img", { name: /^Kode QR untuk / }).all();
  const names = await Promise.all(codes.map((code) => code.getAttribute("aria-label")));
  expect(new Set(names).size).toBe(3);
});

test("a member short of points reads how many are missing and is not offered to redeem", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(400));
  const reward = await aReward({ points: 1_000 });

  await page.goto(`/rewards/${reward.id}`);

  await expect(page.getByText("Kurang 600 poin lagi.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Tukar/ })).toHaveCount(0);
});

test("a visitor who wants a reward signs in and is back at it", async ({ page, aReward }) => {
  const reward = await aReward();

  await page.goto(`/rewards/${reward.id}`);
  await page.getByRole("link", { name: "Masuk untuk menukar" }).click();

  await expect(page).toHaveURL(`/sign-in?returnTo=${encodeURIComponent(`/rewards/${reward.id}`)}`);
});

test("redeeming works with the keyboard alone", async ({ signedInAs, aMemberWith, aReward }) => {
  const page = await signedInAs(await aMemberWith(1_000));
  const reward = await aReward({ points: 1_000 });
  await page.goto(`/rewards/${reward.id}`);
  const open = page.getByRole("button", { name: "Tukar sekarang" });
  await open.waitFor();

  for (let presses = 0; presses < 40 && !(await open.evaluate((it) => it === document.activeElement)); presses += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Tukar 1.000 poin" });
  await expect(confirm).toBeVisible();
  for (let presses = 0; presses < 10 && !(await confirm.evaluate((it) => it === document.activeElement)); presses += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/redemptions\//);
});

test("twenty clicks on one sheet redeem once, and every one of them leads to the same code", async ({
  owner,
  sessionOf,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(5_000);
  const session = await sessionOf(member);
  const page = `/rewards/${(await aReward({ points: 100, stock: 50 })).id}`;
  const form = fill((await ask(page, { session })).body, "redeem");

  const answers = await Promise.all(Array.from({ length: 20 }, () => post(page, form, { session })));

  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(303));
  expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
  const [made] = await owner`select count(*)::int as redemptions from redemptions where member_id = ${member.memberId}`;
  expect(made).toEqual({ redemptions: 1 });
});
