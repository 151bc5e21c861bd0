import type { Page } from "@playwright/test";
import sharp from "sharp";
import { ask } from "./fixtures/http";
import { mailTo } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

const receiptPhoto = () =>
  sharp({ create: { width: 400, height: 900, channels: 3, background: "#fff" } })
    .jpeg()
    .toBuffer();

/** Contests the newest line of one's book, with a photo of the receipt. */
async function contest(page: Page, words: string): Promise<string> {
  await page.goto("/activity");
  await page.getByRole("link", { name: "Sanggah baris ini" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Sanggah baris ini" })).toBeVisible();
  await page.getByLabel("Apa yang tidak sesuai?").fill(words);
  const photo = { name: "struk.jpg", mimeType: "image/jpeg", buffer: await receiptPhoto() };
  await page.getByLabel("Lampiran").setInputFiles(photo);
  await page.getByRole("button", { name: "Kirim sanggahan" }).click();
  await expect(page).toHaveURL(/\/disputes\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

for (const javaScript of [true, false]) {
  test(`a contested line is answered beside its reckoning, by a line both can see, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewColleague,
    aMemberWith,
  }) => {
    const member = await aMemberWith(700, { name: `Laras ${Date.now()}` });
    const own = await signedInAs(member, { javaScript });
    const page = await signedInAs(await aNewColleague("support"), { javaScript });

    const path = await contest(own, "Seharusnya 850 poin menurut struk saya.");
    await expect(own.getByText(/Dijawab paling lambat .*\sWIB/)).toBeVisible();
    await mailTo(member.email, /kami terima/);

    await page.goto(`/staff${path}`);
    await expect(page.getByText("Seharusnya 850 poin menurut struk saya.")).toBeVisible();
    await page.locator("summary", { hasText: "Mengapa?" }).click();
    await page.locator("summary", { hasText: "Minta keterangan" }).click();
    await page.getByLabel("Pertanyaan untuk anggota").fill("Belanjanya di toko mana?");
    await page.getByRole("button", { name: "Kirim pertanyaan" }).click();
    await expect(page.getByText("Menunggu anggota")).toBeVisible();

    await own.goto(path);
    await expect(own.getByText("Kami menunggu jawaban Anda, jadi waktu jawaban kami berhenti dulu.")).toBeVisible();
    await own.getByLabel("Keterangan Anda").fill("Di Senja Braga.");
    await own.getByRole("button", { name: "Kirim keterangan" }).click();
    await expect(own.getByText("Di Senja Braga.")).toBeVisible();

    await page.goto(`/staff${path}`);
    await page.locator("summary", { hasText: "Terima dan tambah poin" }).click();
    await page.getByLabel("Poin yang ditambahkan").fill("150");
    await page.locator("#accept").getByLabel("Penjelasan untuk anggota").fill("Benar, kasirnya salah hitung.");
    await page.getByRole("button", { name: "Terima dan catat" }).click();
    await expect(page.getByText("Sanggahan ini sudah diputuskan.")).toBeVisible();

    await mailTo(member.email, /diterima$/);
    await own.goto("/inbox");
    await expect(own.getByRole("heading", { name: "Sanggahan Anda diterima" })).toBeVisible();
    await own.getByRole("button", { name: "Buka Sanggahan Anda diterima" }).click();
    await own.getByRole("link", { name: "Lihat baris pembetulan" }).click();
    await expect(own.getByRole("heading", { level: 1, name: "Aktivitas" })).toBeVisible();
    await own.locator("summary", { hasText: "Mengapa?" }).first().click();
    await expect(own.getByText("Benar, kasirnya salah hitung.")).toBeVisible();
    await expect(own.getByText(/yang Anda sanggah/)).toBeVisible();
    await expect(own.getByText("850").first()).toBeVisible();
  });
}

test("points that never came are claimed with the receipt and recorded as the till should have", async ({
  signedInAs,
  aNewColleague,
  aNewMember,
}) => {
  const member = await aNewMember({ name: `Wayan ${Date.now()}` });
  const own = await signedInAs(member);
  const number = `KS-${Date.now()}`;
  await own.goto("/disputes");
  await own.getByRole("link", { name: "Saya punya struk yang belum masuk" }).click();
  await own.getByLabel("Nomor struk").fill(number);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await own.getByLabel("Tanggal belanja").fill(yesterday);
  await own.getByLabel("Gerai").fill("Senja Braga");
  await own.getByLabel("Jumlah belanja").fill("delapan puluh");
  await own.getByLabel("Keterangan").fill("Lupa menyebut nomor anggota.");
  await own.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(own.getByLabel("Jumlah belanja")).toHaveAccessibleDescription(/dengan angka saja/);
  await expect(own.getByLabel("Nomor struk")).toHaveValue(number);
  await own.getByLabel("Jumlah belanja").fill("85.000");
  await own.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(own).toHaveURL(/\/disputes\/[0-9a-f-]{36}$/);
  const path = new URL(own.url()).pathname;

  const page = await signedInAs(await aNewColleague("support"));
  await page.goto("/staff/disputes");
  await page.goto(`/staff${path}`);
  await page.locator("#record").getByLabel("Penjelasan untuk anggota").fill("Struknya cocok dengan kasir.");
  await page.getByRole("button", { name: "Terima dan catat belanja" }).click();
  await expect(page.getByText("Sanggahan ini sudah diputuskan.")).toBeVisible();

  await own.goto(path);
  await expect(own.getByText(/^Baris \d+, \+\d+ poin/)).toBeVisible();
});

test.describe("what is in a dispute", () => {
  test.use({ expectedAnswers: [404] });

  test("is seen by its member and who handles it, and by nobody else", async ({
    signedInAs,
    sessionOf,
    aNewMember,
    aMemberWith,
    aNewColleague,
  }) => {
    const member = await aMemberWith(300);
    const own = await signedInAs(member);
    const path = await contest(own, "Baris ini tidak saya kenal.");
    const attachment = (await own.getByRole("link", { name: /Lampiran/ }).getAttribute("href")) ?? "";

    const answers = await Promise.all(
      [member, await aNewColleague("support"), await aNewMember(), "cashier" as const, "auditor" as const].map(
        async (who) => ask(attachment, { session: await sessionOf(who) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404]);
    expect((await ask(attachment)).status).toBe(404);
    expect(answers[0]?.headers).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "cache-control": "private, no-store",
    });

    const stranger = await sessionOf(await aNewMember());
    expect((await ask(path, { session: stranger })).status).toBe(404);
    expect((await ask(`/staff${path}`, { session: await sessionOf("cashier") })).status).toBe(404);
  });
});

test("a correction above the role's limit waits for a second person, never for the one who asked", async ({
  owner,
  signedInAs,
  aNewColleague,
  aMemberWith,
}) => {
  const member = await aMemberWith(100, { name: `Gede ${Date.now()}` });
  const agent = await signedInAs(await aNewColleague("support"));
  const [row] = await owner<{ id: string }[]>`select public_id as id from members where id = ${member.memberId}`;
  await agent.goto(`/staff/members/${row?.id}`);
  await agent.locator("#adjust").getByLabel("Perubahan").fill("12.000");
  await agent.locator("#adjust").getByLabel("Alasan").fill("Belanja bulanan yang tidak tercatat");
  await agent.getByRole("button", { name: "Catat penyesuaian" }).click();
  await expect(agent.getByText(/menunggu orang kedua di halaman Persetujuan/)).toBeVisible();

  await agent.goto("/staff/approvals");
  await agent.getByRole("link", { name: member.name }).click();
  await expect(agent.getByRole("button", { name: "Tarik permintaan" })).toBeVisible();
  await expect(agent.getByRole("button", { name: "Setujui dan catat" })).toHaveCount(0);

  const boss = await signedInAs(await aNewColleague("owner"));
  await boss.goto(new URL(agent.url()).pathname);
  await expect(boss.getByText("12.100")).toBeVisible();
  await boss.getByRole("button", { name: "Setujui dan catat" }).click();
  await expect(boss.getByText("Disetujui dan tercatat di buku poin.")).toBeVisible();

  const own = await signedInAs(member);
  await own.goto("/home");
  await expect(own.getByText("12.100").first()).toBeVisible();
  await own.getByRole("link", { name: /Kotak masuk/ }).click();
  await expect(own.getByText("+12.000 poin", { exact: false })).toBeVisible();
  await own.getByRole("button", { name: "Tandai semua sudah dibaca" }).click();
  await expect(own.getByRole("link", { name: "Kotak masuk", exact: true })).toBeVisible();
});
