import { readFile } from "node:fs/promises";
import { ask, fill, post } from "./fixtures/http";
import { address, confirm, openSheet } from "./fixtures/redeem-sheet";
import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`points go to a cause by the amount one names, with its receipt, and an amount that cannot be is said at it, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aMemberWith,
    aReward,
  }) => {
    const page = await signedInAs(await aMemberWith(1_000), { javaScript });
    const cause = await aReward({ kind: "donation", points: 100, stock: null });

    const sheet = await openSheet(page, cause.id, javaScript);
    const amount = sheet.getByLabel("Berapa satuan");
    // The browser's own bubble would stand before what the portal says.
    await amount.evaluate((field: HTMLInputElement) => field.form?.setAttribute("novalidate", ""));
    for (const [typed, told] of [
      ["0", /Tulis bilangan bulat mulai dari 1/],
      ["11", /Poin Anda kurang 100 lagi/],
    ] as const) {
      await amount.fill(typed);
      await sheet.getByRole("button", { name: /^Tukar/ }).click();
      await expect(amount).toHaveAccessibleDescription(told);
      await amount.evaluate((field: HTMLInputElement) => field.form?.setAttribute("novalidate", ""));
    }
    await amount.fill("7");
    await confirm(page);

    await expect(page.getByRole("heading", { name: "Bukti penyaluran" })).toBeVisible();
    await expect(page.getByText("Rp7.000 · 7 satuan")).toBeVisible();
    await page.goto(`/rewards/${cause.id}`);
    await expect(page.getByText("Terkumpul sejauh ini").locator("..")).toContainText("Rp7.000");
  });
}

test("a thing is sent where its member says; what is missing is said at its field, and cancelling gives it all back", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(500), { javaScript: false });
  const thing = await aReward({ kind: "merchandise", points: 500 });

  const sheet = await openSheet(page, thing.id, false);
  for (const [label, text] of Object.entries(address)) await sheet.getByLabel(label).fill(text);
  await sheet.getByLabel("Kode pos").fill("121");
  await sheet.getByRole("button", { name: /^Tukar/ }).click();
  await expect(page.getByLabel("Kode pos")).toHaveAccessibleDescription(/lima angka/);
  await expect(page.getByLabel("Jalan, nomor rumah")).toHaveValue("Jalan Melati 5");
  await page.getByLabel("Kode pos").fill("12140");
  await page.getByRole("button", { name: /^Tukar/ }).click();

  await expect(page.getByText("Sedang kami proses.")).toBeVisible();
  await expect(page.getByText("Jalan Melati 5")).toBeVisible();
  await page.getByRole("link", { name: "Batalkan penukaran" }).click();
  await page.getByRole("button", { name: "Ya, batalkan" }).click();
  await expect(page.getByText("500 poin sudah kembali")).toBeVisible();
});

test("a place is booked on a date, put into a calendar, moved to another date and given up", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(500));
  const [first, second] = [
    { inDays: 9, from: "10:00", hours: 2, places: 1, place: "Gerai Uji Satu" },
    { inDays: 16, from: "10:00", hours: 2, places: 1, place: "Gerai Uji Dua" },
  ];
  const outing = await aReward({ kind: "access", points: 500, stock: null, dates: [first, second] });

  const sheet = await openSheet(page, outing.id);
  await expect(sheet.getByLabel("Tanggal")).toContainText("Gerai Uji Dua");
  await confirm(page);
  await expect(page.getByRole("img", { name: /^Kode QR untuk / })).toBeVisible();
  await expect(page.getByText("Gerai Uji Satu", { exact: true })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Simpan ke kalender" }).click();
  const entry = await readFile(await (await downloading).path(), "utf8");
  expect(entry).toContain("LOCATION:Gerai Uji Satu");

  await page.getByRole("button", { name: "Pindah" }).click();
  await expect(page.getByText("Gerai Uji Dua", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Batalkan penukaran" }).click();
  await page.getByRole("button", { name: "Ya, batalkan" }).click();
  await expect(page.getByText("500 poin sudah kembali")).toBeVisible();
});

test("a file is its owner's alone, and a link for a friend opens for whoever has it", async ({
  signedInAs,
  aBrowser,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(400));
  const file = await aReward({ kind: "digital", points: 200, file: { name: "resep.txt", text: "Seduh pelan." } });
  const forFriend = await aReward({ kind: "referral", points: 200 });

  await openSheet(page, file.id);
  await confirm(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh berkas" }).click();
  expect(await readFile(await (await downloading).path(), "utf8")).toBe("Seduh pelan.");

  await openSheet(page, forFriend.id);
  await confirm(page);
  const link = await page.getByText(/\/invited\//).textContent();
  const friend = await aBrowser();
  await friend.goto(new URL(link ?? "").pathname);
  await expect(friend.getByRole("heading", { name: "Hadiah dari teman Anda" })).toBeVisible();
  await expect(friend.getByText("Segelas kopi")).toBeVisible();
});

test("what a provider cannot fill up gives its points back by itself, and what it can is told when it is done", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(300));
  const topUp = await aReward({ kind: "top_up", points: 300 });

  const sheet = await openSheet(page, topUp.id);
  await sheet.getByLabel("Nomor ponsel").fill("0812 3456 7891");
  await confirm(page);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("300 poin sudah kembali")).toBeVisible({ timeout: 500 });
  }).toPass();
  const again = await openSheet(page, topUp.id);
  await again.getByLabel("Nomor ponsel").fill("0812 3456 7890");
  await confirm(page);

  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/Nomor rujukan DEMO-/)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
});

test("a badge stands on the profile, and bonus points in the balance, the moment they are redeemed", async ({
  signedInAs,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(140));
  const badge = await aReward({ kind: "recognition", points: 100 });
  const bonus = await aReward({ kind: "points", points: 40 });

  await openSheet(page, badge.id);
  await confirm(page);
  await openSheet(page, bonus.id);
  await confirm(page);

  await page.goto("/profile");
  await expect(page.getByRole("heading", { name: "Lencana Anda" })).toBeVisible();
  await expect(page.getByText(badge.name)).toBeVisible();
  await page.goto("/card");
  await expect(page.getByText(`Lencana: ${badge.name}`)).toBeVisible();
  await page.goto("/home");
  await expect(page.getByRole("main")).toContainText("50");
});

test("a form that leaves out what its sheet chose already redeems as shown, and one without its key redeems nothing", async ({
  sessionOf,
  aMemberWith,
  aReward,
}) => {
  const session = await sessionOf(await aMemberWith(1_000));
  const dates = [{ inDays: 9, from: "10:00", hours: 2, places: 5 }];
  const offers = [{ kind: "training", dates } as const, { kind: "made_for_you" } as const];
  for (const offer of offers) {
    const { id } = await aReward({ ...offer, points: 100 });
    const sheet = fill((await ask(`/rewards/${id}`, { session })).body, "redeem");
    expect(sheet).not.toHaveProperty(offer.kind === "training" ? "date" : "choice");

    expect((await post(`/rewards/${id}`, { ...sheet, key: "" }, { session })).status).toBe(200);
    const redeemed = await post(`/rewards/${id}`, sheet, { session });

    expect([redeemed.status, redeemed.headers.location]).toEqual([303, expect.stringMatching(/^\/redemptions\//)]);
  }
});
