import type { Page } from "@playwright/test";
import { beginShift, findByNumber } from "./fixtures/at-counter";
import { origin } from "./fixtures/http";
import { sessionCookieName } from "./fixtures/session";
import { expect, test } from "./fixtures/test";

/** What the QR code of the card on this page says. */
async function codeOn(card: Page): Promise<string> {
  const code = await card.getByRole("img", { name: "Kode QR kartu Anda" }).getAttribute("data-code");
  return code ?? "";
}

for (const javaScript of [true, false]) {
  test(`a member shows the card, and the cashier records, redeems, takes the voucher and undoes, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewColleague,
    aMemberWith,
    aReward,
  }) => {
    const member = await aMemberWith(1_000, { name: "Ratna Kusuma" });
    const reward = await aReward({ points: 400 });
    const counter = await signedInAs(await aNewColleague("cashier"), { javaScript });
    await beginShift(counter);

    const card = await signedInAs(member, { javaScript, width: 390 });
    await card.goto("/card");
    await expect(card.getByText(javaScript ? "berganti sendiri" : "berlaku satu menit")).toBeVisible();
    const shown = await codeOn(card);
    await counter.getByLabel("Pindai atau ketik").fill(shown);
    await counter.getByRole("button", { name: "Cari" }).click();
    await expect(counter.getByRole("heading", { name: "Ratna K···" })).toBeVisible();
    await expect(counter.getByText("poin boleh dipakai di kasir ini")).toBeVisible();

    const receipt = `E2E-${Date.now()}`;
    await counter.getByLabel("Nomor struk").fill(receipt);
    await counter.getByLabel("Jumlah belanja (IDR)").fill("50.000");
    await counter.getByRole("button", { name: "Catat belanja" }).click();
    await expect(counter.getByText("Belanja Rp50.000 tercatat")).toBeVisible();
    await counter.getByLabel("Nomor struk").fill(receipt);
    await counter.getByLabel("Jumlah belanja (IDR)").fill("50.000");
    await counter.getByRole("button", { name: "Catat belanja" }).click();
    await expect(counter.getByLabel("Nomor struk")).toHaveAccessibleDescription(/Struk ini sudah dicatat/);

    await counter.getByRole("searchbox", { name: "Cari hadiah" }).fill(reward.name);
    await counter.getByRole("searchbox", { name: "Cari hadiah" }).press("Enter");
    await counter.getByRole("link", { name: reward.name }).click();
    await counter.getByRole("button", { name: "Tukar 400 poin" }).click();
    await counter.getByRole("link", { name: "Pakai vouchernya sekarang" }).click();
    await counter.getByRole("heading", { name: reward.name }).waitFor();
    await counter.getByLabel("Jumlah belanja (IDR)").fill("80.000");
    await counter.getByRole("button", { name: "Pakai voucher" }).click();
    await expect(counter.getByText("Voucher dipakai", { exact: true })).toBeVisible();

    await counter.getByRole("link", { name: "Ratna K···" }).click();
    await counter.getByRole("heading", { name: "Ratna K···" }).waitFor();
    await counter.getByText("Batalkan belanja ini").click();
    await counter.getByLabel("Alasan").fill("Jumlah salah ketik");
    await counter.getByRole("button", { name: "Ya, batalkan" }).first().click();
    await expect(counter.getByRole("status").filter({ hasText: "Belanja Rp50.000 dibatalkan" })).toBeVisible();

    await counter.goto("/staff/counter");
    await counter.getByLabel("Pindai atau ketik").fill(shown);
    await counter.getByRole("button", { name: "Cari" }).click();
    await expect(counter.getByLabel("Pindai atau ketik")).toHaveAccessibleDescription(
      /sudah dipakai sekali|sudah lewat/,
    );
  });
}

test("the camera reads a card off its member's phone, and says so where it may not look", async ({
  signedInAs,
  aNewColleague,
  aNewMember,
}) => {
  const counter = await signedInAs(await aNewColleague("cashier"));
  await beginShift(counter);
  // What a camera would see is drawn; looking at it and reading it is the counter's own.
  const seeThrough = (photo: string | null) =>
    counter.evaluate(async (seen) => {
      const view = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
      const light = view.getContext("2d");
      const picture =
        seen && (await createImageBitmap(new Blob([Uint8Array.from(atob(seen), (each) => each.charCodeAt(0))])));
      setInterval(() => {
        if (!light || !picture) return;
        light.fillStyle = "white";
        light.fillRect(0, 0, 640, 480);
        light.drawImage(picture, 140, 60, 360, 360);
      }, 50);
      navigator.mediaDevices.getUserMedia = async () => {
        if (picture === null) throw new DOMException("No", "NotAllowedError");
        return view.captureStream();
      };
    }, photo);

  await seeThrough(null);
  await counter.getByRole("button", { name: "Pindai dengan kamera" }).click();
  await expect(counter.getByText(/^Kamera tidak bisa dipakai/)).toBeVisible();

  const card = await signedInAs(await aNewMember({ name: "Ratna Kusuma" }), { width: 390 });
  await card.goto("/card");
  await expect(card.getByText("berganti sendiri")).toBeVisible();
  await seeThrough((await card.getByRole("img", { name: "Kode QR kartu Anda" }).screenshot()).toString("base64"));
  await counter.getByRole("button", { name: "Pindai dengan kamera" }).click();
  await expect(counter.getByRole("heading", { name: "Ratna K···" })).toBeVisible();
  await expect(counter.getByText("poin boleh dipakai di kasir ini")).toBeVisible();
});

test("the card shows and rotates without a network, and leaves the phone with its member", async ({
  browser,
  sessionOf,
  aNewMember,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addCookies([{ name: sessionCookieName, value: await sessionOf(await aNewMember()), url: origin }]);
  const card = await context.newPage();
  await card.goto("/card");
  await expect(card.getByText("berganti sendiri")).toBeVisible();
  // Kept, and the one who keeps it has taken charge of the page.
  await expect.poll(() => card.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect
    .poll(() => card.evaluate(async () => (await (await caches.open("setia-card")).keys()).length))
    .toBeGreaterThan(3);
  const first = await codeOn(card);

  await context.setOffline(true);
  await card.reload();
  await expect(card.getByText("Tanpa jaringan: kode tetap berlaku.")).toBeVisible();
  await expect(card.getByText("Terakhir diperbarui")).toBeVisible();
  await expect.poll(() => codeOn(card), { timeout: 40_000 }).not.toBe(first);
  await context.setOffline(false);

  const kept = await card.evaluate(async () => {
    const cache = await caches.open("setia-card");
    return (await cache.keys())
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => !path.startsWith("/_next/static/"));
  });
  expect(kept).toEqual(["/card"]);
  await card.getByRole("button", { name: "Keluar" }).click();
  await expect(card).toHaveURL("/");
  const left = () =>
    card.evaluate(async () => [
      ...(await caches.keys()),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);
  await expect.poll(left).toEqual([]);
  await context.close();
});

test("printed digits find a member and spend nothing; an own code does, and above the limit a supervisor is asked", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
}) => {
  const member = await aMemberWith(1_000, { name: "Ratna Kusuma" });
  const [row] = await owner<{ number: string }[]>`select number from members where id = ${member.memberId}`;
  const counter = await signedInAs(await aNewColleague("cashier"));
  await beginShift(counter);

  await findByNumber(counter, row?.number ?? "");
  await expect(counter.getByRole("heading", { name: "Voucher anggota" })).toHaveCount(0);
  await counter.getByLabel("Nomor struk").fill(`E2E-${Date.now()}`);
  await counter.getByLabel("Jumlah belanja (IDR)").fill("5.000.000");
  await counter.getByRole("button", { name: "Catat belanja" }).click();
  await expect(counter.getByLabel("Email penyelia")).toHaveAccessibleDescription(/perlu persetujuan penyelia/);
  await expect(counter.getByLabel("Email penyelia")).toBeVisible();
  await expect(counter.getByLabel("Barang pada struk")).toBeHidden();
  await counter.getByLabel("Jumlah belanja (IDR)").fill("50.000");
  await counter.getByRole("button", { name: "Catat belanja" }).click();
  await expect(counter.getByText("Belanja Rp50.000 tercatat")).toBeVisible();
  await expect(counter.getByText("Belanja ini belum tercatat.")).toHaveCount(0);
  await expect(counter.getByLabel("Nomor struk")).toHaveValue("");

  await counter.getByLabel("Kode anggota").fill("12345");
  await counter.getByRole("button", { name: "Anggota setuju" }).click();
  await expect(counter.getByLabel("Kode anggota")).toHaveAccessibleDescription(/Kode ini tidak cocok/);
});
