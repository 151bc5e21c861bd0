import { gzipSync } from "node:zlib";
import { passedOn } from "./fixtures/passed-on";
import { giveAddressAndPassword } from "./fixtures/signing-in";
import { codeOf, expect, test } from "./fixtures/test";

const membersPages = [
  "/",
  "/join",
  "/sign-in",
  "/staff-invitation?token=abc",
  "/home",
  "/activity",
  "/activity/expiry",
  "/card",
  "/tiers",
  "/rewards",
  "/redemptions",
  "/inbox",
  "/disputes",
  "/saving",
  "/transfer",
  "/transfer/gift",
  "/pool",
  "/pool?out=10",
  "/earn",
  "/terms",
  "/terms/changes",
  "/verify",
  "/profile",
  "/profile/friends",
  "/profile/security",
];

test("no page of a member is scrolled sideways on the smallest phone, nor at twice its size", async ({
  signedInAs,
  aBrowser,
  aMemberWith,
  aReward,
}) => {
  const passed = await passedOn(await aMemberWith(800), aReward);
  for (const page of [await signedInAs("sari", { width: 320 }), await aBrowser({ width: 320 })]) {
    for (const path of [...membersPages, passed.invited, passed.given, passed.over]) {
      await page.goto(path);
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(`${path} ${overhang}`).toBe(`${path} 0`);
    }
  }
});

test("nothing moves for whoever asked for stillness", async ({ signedInAs }) => {
  const page = await signedInAs("sari", { reducedMotion: "reduce" });
  for (const path of ["/home", "/rewards", "/activity"]) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const { duration } = animation.effect?.getComputedTiming() ?? {};
        return Number(duration) > 1 ? [String(duration)] : [];
      }),
    );
    expect.soft(moving, path).toEqual([]);
  }
});

test("signing in works with the keyboard alone", async ({ page, aNewMember }) => {
  const member = await aNewMember();
  await page.goto("/sign-in");
  await page.getByRole("heading", { name: "Masuk" }).waitFor();

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Langsung ke isi" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /kunci sandi/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Alamat email")).toBeFocused();
  await page.keyboard.type(member.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(member.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Satu langkah lagi" }).waitFor();
  await page.getByLabel("Kode", { exact: true }).focus();
  await page.keyboard.type(codeOf(member));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/home");
});

test("the theme somebody chose is there before anything is drawn, and stays", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Gelap" }).click();
  await expect(page.getByRole("button", { name: "Gelap" })).toHaveAttribute("aria-pressed", "true");

  const html = await (await page.request.get("/sign-in")).text();
  expect(html).toMatch(/<html[^>]*dark/);
});

test("the scripts of a member's home weigh no more than 165 kB on their way", async ({ signedInAs }) => {
  const page = await signedInAs("sari");
  const sizes: Promise<number>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") sizes.push(answer.body().then((body) => gzipSync(body).length));
  });

  await page.goto("/home");
  await page.waitForLoadState("networkidle");

  const kilobytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
  expect(sizes.length).toBeGreaterThan(3);
  test.info().annotations.push({ type: "measured", description: `${kilobytes} kB in ${sizes.length} files` });
  expect(kilobytes).toBeLessThanOrEqual(165);
});

test("a member without the app open is told what to do, in the language of their choice", async ({
  aBrowser,
  aNewMember,
}) => {
  const page = await aBrowser({ language: "en" });
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const member = await aNewMember({ hasApp: false });
  await page.goto("/");
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "id");

  await page.goto("/sign-in");
  await giveAddressAndPassword(page, member);
  await expect(page.getByText(/Kami mengirim enam angka ke/)).toBeVisible();
});
