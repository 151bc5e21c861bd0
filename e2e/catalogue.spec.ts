import { expect, test } from "./fixtures/test";

test("anybody may look through the catalogue, and its filters stay in the address", async ({ page, aReward }) => {
  const reward = await aReward({ points: 1_234, category: "drinks" });

  await page.goto("/rewards");
  await page.getByRole("searchbox", { name: "Cari hadiah" }).fill(reward.name);
  await page.getByRole("button", { name: "Cari", exact: true }).click();

  await expect(page).toHaveURL(/[?&]q=/);
  await expect(page.getByRole("link", { name: reward.name, exact: true })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Cari hadiah" })).toHaveValue(reward.name);
});

test("a search without a result says which filter to take away, and taking it away shows everything", async ({
  page,
}) => {
  await page.goto("/rewards?q=tidakadayangbegini");

  await expect(page.getByRole("heading", { name: "Tidak ada yang cocok" })).toBeVisible();
  await expect(page.getByText("“tidakadayangbegini”").first()).toBeVisible();
  await page.getByRole("link", { name: "Hapus saringan “tidakadayangbegini”" }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("the cheapest comes first when one asks for it", async ({ page }) => {
  await page.goto("/rewards?sort=cheapest");

  const prices = (await page.getByRole("article").allInnerTexts()).map((text) =>
    Number(text.match(/([\d.]+) poin/)?.[1]?.replaceAll(".", "")),
  );
  expect(prices.length).toBeGreaterThan(3);
  expect(prices).toEqual([...prices].sort((one, other) => one - other));
});

test("a member is told at every reward whether it can be redeemed, and can ask for only those", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(500));
  const near = await aReward({ points: 500 });
  const far = await aReward({ points: 2_000 });

  await page.goto(`/rewards?q=${encodeURIComponent(near.name)}`);
  await expect(page.getByRole("article")).toContainText("Bisa ditukar");
  await page.goto(`/rewards?q=${encodeURIComponent(far.name)}`);
  await expect(page.getByRole("article")).toContainText("Kurang 1.500 poin");
  await page.goto(`/rewards?affordable=1&q=${encodeURIComponent(far.name)}`);
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("the catalogue speaks English to whoever chooses it, and remembers", async ({ page, aReward }) => {
  const reward = await aReward();
  await page.goto(`/rewards/${reward.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(reward.name);

  await page.getByRole("button", { name: "English" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(reward.englishName);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/terms");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("every line of activity tells why it is as it is", async ({ signedInAs }) => {
  const page = await signedInAs("sari");

  await page.goto("/activity");
  const line = page.getByRole("group").filter({ hasText: "Mengapa" }).first();
  await line.getByText("Mengapa?", { exact: true }).click();

  await expect(line.getByRole("listitem").first()).toBeVisible();
});
