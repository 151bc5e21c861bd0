import { expectAccessible } from "./fixtures/axe";
import { joinMembers } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

test("support finds a member, writes a note, locks and takes it back with the keyboard alone", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
}) => {
  const member = await aMemberWith(400, { name: `Kartika ${Date.now()}` });
  const page = await signedInAs(await aNewColleague("support"));
  const keys = page.keyboard;
  await page.goto("/staff");
  await page.getByRole("link", { name: /Cari atau buka/ }).focus();

  await keys.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await expect(page.getByRole("option", { name: "Katalog hadiah" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Jejak audit" })).toHaveCount(0);
  await keys.type(member.name);
  await expect(page.getByRole("option", { name: member.name })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page, "the palette");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: member.name })).toBeVisible();

  const write = page.locator("summary", { hasText: "Tulis catatan" });
  await write.focus();
  await keys.press("Enter");
  await keys.press("Tab");
  await keys.type("Lebih suka dihubungi sore hari");
  await keys.press("Tab");
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Enter");
  await expect(page.getByText("Catatan disimpan.")).toBeVisible();
  await expect(page.getByRole("article", { name: /^Catatan / })).toContainText("Disematkan");

  await page.locator("summary", { hasText: "Kunci keanggotaan" }).focus();
  await keys.press("Enter");
  await keys.press("Tab");
  await keys.press("Enter");
  await expect(page.getByText("Keanggotaan dikunci.")).toBeVisible();
  await page.getByRole("button", { name: "Urungkan" }).focus();
  await keys.press("Enter");
  await expect(page.getByText("Kunci keanggotaan dibuka.")).toBeVisible();

  await page.locator("h1").click();
  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "Pintasan papan ketik" })).toBeVisible();
  await keys.press("Escape");
  await page.getByRole("button", { name: "mati", exact: true }).focus();
  await keys.press("Enter");
  await expect(page.getByRole("button", { name: "mati", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.locator("h1").click();
  await keys.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const [row] = await owner<{ cipher: Buffer }[]>`
    select w.words_cipher as cipher from note_wordings w join notes n on n.id = w.note_id where n.member_id = ${member.memberId}`;
  expect(row?.cipher.toString("utf8")).not.toContain("sore");
});

test.describe("looking as a member", () => {
  // Whoever may not is told that there is no such page.
  test.use({ expectedAnswers: [404] });

  test("support sees a member's pages as the member does, after saying why, and can do nothing there", async ({
    owner,
    signedInAs,
    aNewColleague,
    aMemberWith,
  }) => {
    const member = await aMemberWith(400, { name: `Laras ${Date.now()}`, language: "en" });
    const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
    const page = await signedInAs(await aNewColleague("support"), { javaScript: false });

    await page.goto(`/staff/members/${row?.id}`);
    await page.getByRole("link", { name: "Lihat sebagai anggota" }).click();
    await page.getByLabel("Mengapa Anda perlu melihatnya").fill("Saldo di layarnya lain");
    await page.getByRole("button", { name: "Catat alasan dan lanjutkan" }).click();
    await page.getByRole("link", { name: "Beranda" }).click();

    await expect(page.getByText(`Anda melihat sebagai ${member.name}, hanya baca`)).toBeVisible();
    await expect(page.locator("main")).toContainText("400");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator("main form, main button")).toHaveCount(0);
    for (const link of await page.locator("main a[href]").all()) {
      expect(await link.getAttribute("href")).toMatch(/^(#|\/staff\/members\/[^/]+\/seen\/)/);
    }
    const looked = await owner<{ page: string }[]>`
    select after ->> 'page' as page from trail where subject = ${`member:${row?.id}`} and action = 'member.seen'`;
    expect(looked).toEqual([{ page: "home" }]);

    const address = page.url();
    for (const role of ["cashier", "analyst"] as const) {
      const other = await signedInAs(await aNewColleague(role), { javaScript: false });
      expect((await other.goto(address))?.status()).toBe(404);
    }
    const colleague = await signedInAs(await aNewColleague("support"), { javaScript: false });
    await colleague.goto(address);
    await expect(colleague.getByRole("heading", { name: "Izin melihat sudah berakhir" })).toBeVisible();
  });
});

test("a list is kept as a view, opens with it, and is led back as well as on", async ({
  owner,
  signedInAs,
  aNewColleague,
}) => {
  await joinMembers(owner, 55);
  const page = await signedInAs(await aNewColleague("support"), { javaScript: false });
  await page.goto("/staff/members?state=unclaimed");

  await page.locator("summary", { hasText: "Simpan tampilan ini" }).click();
  await page.getByLabel("Nama tampilan").fill("Belum diklaim");
  await page.getByRole("button", { name: "Simpan tampilan" }).click();
  const kept = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Belum diklaim", exact: true }) });
  await kept.getByRole("button", { name: "Buka daftar dengan ini" }).click();
  await expect(page.getByText("Pilihan pembuka disimpan.")).toBeVisible();
  await page.goto("/staff/members");
  await expect(page).toHaveURL(/state=unclaimed/);

  await page.goto("/staff/members?view=none");
  const first = await page.locator("main tbody tr").first().textContent();
  await page.getByRole("link", { name: "Berikutnya" }).click();
  await expect(page.getByRole("link", { name: "Sebelumnya" })).toBeVisible();
  expect(await page.locator("main tbody tr").first().textContent()).not.toBe(first);
  await page.getByRole("link", { name: "Sebelumnya" }).click();
  await expect(page.getByRole("link", { name: "Sebelumnya" })).toHaveCount(0);
});

test("what was typed is left behind only when one says so, and lists stay as close as they were chosen", async ({
  signedInAs,
  aNewColleague,
}) => {
  const page = await signedInAs(await aNewColleague("catalogue"));
  const name = page.getByLabel("Nama (Indonesia)");
  const away = page.getByRole("link", { name: "Semua hadiah" });
  const asked: string[] = [];
  const answer = (leaves: boolean) =>
    page.once("dialog", (dialog) => {
      asked.push(dialog.message());
      return leaves ? dialog.accept() : dialog.dismiss();
    });

  await page.goto("/staff/rewards/new", { waitUntil: "networkidle" });
  await name.fill("Roti Setengah Jadi");
  answer(false);
  await away.click();
  await expect(page).toHaveURL(/\/rewards\/new$/);
  await expect(name).toHaveValue("Roti Setengah Jadi");
  answer(true);
  await away.click();
  await expect(page).toHaveURL(/\/staff\/rewards$/);
  expect(asked).toEqual(Array(2).fill("Perubahan di formulir ini belum disimpan. Tinggalkan halaman ini?"));

  const row = page.locator("main tbody tr").first();
  const heightOf = async () => (await row.boundingBox())?.height ?? 0;
  const lofty = await heightOf();
  await page.getByRole("button", { name: "Rapat", exact: true }).click();
  await expect(page.getByRole("button", { name: "Rapat", exact: true })).toHaveAttribute("aria-pressed", "true");
  expect(await heightOf()).toBeLessThan(lofty);
  await page.goto("/staff/rewards?sort=name");
  expect(await heightOf()).toBeLessThan(lofty);
});
