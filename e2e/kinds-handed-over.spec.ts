import type { Page } from "@playwright/test";
import { beginShift } from "./fixtures/at-counter";
import { linkIn, mailTo } from "./fixtures/mailbox";
import { address, redeemWith } from "./fixtures/redeem-sheet";
import { expect, test } from "./fixtures/test";

const name = { "Nama yang datang, seperti di kartu identitas": "Sari Wulandari" };
const phone = { "Nomor ponsel": "0812 3456 7890" };
const dates = [{ inDays: 9, from: "10:00", hours: 2, places: 5 }];
const groups = [
  [{ kind: "gift_card" }, { kind: "discount" }, { kind: "sample" }],
  [
    { kind: "experience", dates },
    { kind: "training", dates, said: name },
    { kind: "travel", dates, said: { ...name, ...phone } },
  ],
] as const;

for (const group of groups) {
  test(`at the counter each is used once, and a second time is told in words: ${group.map(({ kind }) => kind).join(", ")}`, async ({
    signedInAs,
    aNewColleague,
    aMemberWith,
    aReward,
  }) => {
    const [page, counter] = [
      await signedInAs(await aMemberWith(300)),
      await signedInAs(await aNewColleague("cashier"), { javaScript: false }),
    ];
    await beginShift(counter);
    for (const each of group) {
      const reward = await aReward({
        points: 100,
        kind: each.kind,
        ...("dates" in each ? { dates: [...each.dates] } : {}),
      });
      const id = await redeemWith(page, reward.id, "said" in each ? each.said : {});
      await expect(page.getByRole("img", { name: /^Kode QR untuk / })).toBeVisible();

      await counter.goto(`/staff/counter/vouchers/${id}`);
      await expect(counter.getByText("bukan untuk hari ini")).toHaveCount("dates" in each ? 1 : 0);
      await expect(counter.getByText("Atas nama")).toHaveCount("said" in each ? 1 : 0);
      if ("said" in each) await expect(counter.getByText("Sari W···")).toBeVisible();
      if (each.kind === "discount") await counter.getByLabel("Jumlah belanja (IDR)").fill("80.000");
      await counter.getByRole("button", { name: "Pakai voucher" }).click();
      await expect(counter.getByText("Voucher dipakai", { exact: true })).toBeVisible();
      await expect(counter.getByRole("button", { name: "Pakai voucher" })).toHaveCount(0);
    }

    await page.reload();
    await expect(page.getByText(/^Kode ini sudah dipakai/)).toBeVisible();
  });
}

test("what is made, sent and paid out goes its way step by step, told by mail, and is there in the end", async ({
  signedInAs,
  aNewColleague,
  aMemberWith,
  aReward,
}) => {
  const member = await aMemberWith(400);
  const page = await signedInAs(member);
  const [made, parcel, cash, miles] = [
    await aReward({ kind: "made_for_you", points: 100, details: { choices: "Cokelat\nPandan" } }),
    await aReward({ kind: "merchandise", points: 100 }),
    await aReward({ kind: "cash_back", points: 100 }),
    await aReward({
      kind: "points",
      points: 100,
      details: { partnerPoints: 500, partnerProgramme: "Mil Angkasa" },
    }),
  ];
  const cake = await redeemWith(page, made.id, { Pilihan: "Pandan", "Catatan untuk kami": "Selamat!" });
  const thing = await redeemWith(page, parcel.id, { ...address, "Kode pos": "12140" });
  const account = { "Bank atau dompet digital": "Bank Senja", "Nomor rekening": "123-456-7890", "Atas nama": "Sari" };
  const money = await redeemWith(page, cash.id, account);

  const membership = { "Nomor anggota mitra": "ma 1234-5678", "Nama anggota mitra": "Sari" };
  const credited = await redeemWith(page, miles.id, membership);

  const staff = await signedInAs(await aNewColleague("support"), { javaScript: false });
  await step(staff, cake, "ready");
  await step(staff, thing, "shipped", { Kurir: "JNE", "Nomor lacak": "JP-77" });
  await step(staff, thing, "delivered");
  await step(staff, money, "done", { "Nomor rujukan": "TRF-1" });
  await staff.goto(`/staff/fulfilment/${credited}`);
  await expect(staff.getByText("500 di Mil Angkasa")).toBeVisible();
  await expect(staff.getByText("MA12345678")).toBeVisible();
  await step(staff, credited, "done", { "Nomor rujukan": "MIL-1" });
  await beginShift(staff);
  await staff.goto(`/staff/counter/vouchers/${cake}`);
  await staff.getByRole("button", { name: "Pakai voucher" }).click();
  await expect(staff.getByText("Voucher dipakai", { exact: true })).toBeVisible();

  expect((await mailTo(member.email, /^Sudah dikirim/)).text).toContain("Nomor lacak: JP-77");
  await page.goto(linkIn(await mailTo(member.email, /^Siap diambil/)));
  await expect(page.getByRole("heading", { level: 1, name: made.name })).toBeVisible();
  await page.goto(linkIn(await mailTo(member.email, /^Selesai/)));
  await expect(page.getByText(/Nomor rujukan (TRF|MIL)-1/)).toBeVisible();
  await page.goto(`/redemptions/${credited}`);
  await expect(page.getByText("Nomor rujukan MIL-1")).toBeVisible();
});

test("what is for somebody else opens by its link for whoever has it, without an account, until it is cancelled", async ({
  signedInAs,
  aBrowser,
  aMemberWith,
  aReward,
}) => {
  const page = await signedInAs(await aMemberWith(200));
  const card = await aReward({ kind: "gift_card", points: 200 });
  const email = `budi-${Date.now()}@contoh.id`;

  await page.goto(`/rewards/${card.id}`);
  await page.getByRole("button", { name: "Tukar sekarang" }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Isi bila hadiah ini untuk orang lain").click();
  await sheet.getByLabel("Untuk siapa").fill("Budi");
  await sheet.getByLabel(/^Email penerima/).fill(email);
  await sheet.getByLabel("Pesan untuk penerima").fill("Selamat ulang tahun, Budi!");
  await sheet.getByRole("button", { name: /^Tukar/ }).click();
  await expect(page.getByRole("heading", { name: "Untuk Budi" })).toBeVisible();
  const code = (await page.getByRole("img", { name: /^Kode QR untuk / }).getAttribute("aria-label")) ?? "";

  const mail = await mailTo(email, /memberi Anda sesuatu/);
  expect(mail.text).not.toContain(code.replace("Kode QR untuk ", ""));
  const budi = await aBrowser();
  await budi.goto(linkIn(mail));
  await expect(budi.getByRole("heading", { name: "Hadiah untuk Anda" })).toBeVisible();
  await expect(budi.getByText("Selamat ulang tahun, Budi!")).toBeVisible();
  await expect(budi.getByRole("img", { name: code })).toBeVisible();

  await page.getByRole("button", { name: "Batalkan penukaran" }).click();
  await page.getByRole("button", { name: "Ya, batalkan" }).click();
  await expect(page.getByText("200 poin sudah kembali")).toBeVisible();
  await budi.reload();
  await expect(budi.getByText(/kodenya tidak berlaku lagi/)).toBeVisible();
  await mailTo(email, /dibatalkan$/);
});

/** Staff move it on, saying what has to be said. */
async function step(staff: Page, redemption: string, to: string, said: Record<string, string> = {}): Promise<void> {
  await staff.goto(`/staff/fulfilment/${redemption}`);
  const form = staff.locator(`#move-${to}`);
  for (const [label, text] of Object.entries(said)) await form.getByLabel(label).fill(text);
  await form.getByRole("button").click();
  await expect(staff.getByText("Sudah dipindahkan, dan anggotanya diberi tahu.")).toBeVisible();
}
