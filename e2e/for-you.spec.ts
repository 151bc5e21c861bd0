import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`a member marks a reward, waits for it and is told once when it is back, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aMemberWith,
    aReward,
    owner,
  }) => {
    const [member, reward] = [await aMemberWith(900), await aReward({ points: 700, stock: 0 })];
    const page = await signedInAs(member, { javaScript });

    await page.goto(`/rewards/${reward.id}`);
    await page.getByRole("button", { name: "Simpan ke favorit" }).click();
    await expect(page.getByRole("button", { name: "Hapus dari favorit" })).toBeVisible();
    await page.getByRole("button", { name: "Beri tahu saya" }).click();
    await expect(page.getByText("Anda akan kami kabari")).toBeVisible();

    await owner`
      update reward_stocks set initial = 3, left_ = 3 where reward_id = (select id from rewards where public_id = ${reward.id})`;
    const told = () => owner`select from notices where member_id = ${member.memberId} and kind = 'stock_back'`;
    await expect.poll(async () => (await told()).length).toBe(1);
    await page.goto("/inbox");
    await expect(page.getByText("Hadiah yang Anda tunggu tersedia lagi").first()).toBeVisible();

    await page.goto("/rewards");
    const picked = page
      .getByRole("region", { name: "Untuk Anda" })
      .getByRole("listitem")
      .filter({ hasText: reward.name });
    await expect(picked.getByText("Favorit Anda, sudah bisa ditukar")).toBeVisible();
    await page.goto("/rewards?favourite=1");
    const heart = page.getByRole("button", { name: `Favorit: ${reward.name}` });
    await expect(heart).toHaveAttribute("aria-pressed", "true");
    await heart.click();
    await expect(page.getByRole("heading", { name: "Tidak ada yang cocok" })).toBeVisible();
  });
}

test("staff give a reward to whoever meets a condition, and a member finds it free among their redemptions, with why", async ({
  signedInAs,
  aMemberWith,
  aReward,
  owner,
}) => {
  const [member, reward] = [await aMemberWith(120), await aReward({ points: 700 })];
  const tag = `uji-${member.memberId}`;
  await owner`update members set tags = array[${tag}] where id = ${member.memberId}`;
  const staff = await signedInAs("marketing");

  await staff.goto("/staff/distribution");
  const form = staff.locator("#distribution-new");
  await form.getByLabel("Peristiwa").selectOption({ label: "Memenuhi syarat" });
  await form.getByLabel("Hadiah", { exact: true }).selectOption({ label: reward.name });
  await form.getByLabel("Hanya dengan tanda").fill(tag);
  await form.getByRole("button", { name: "Tambahkan" }).click();
  await expect(staff.getByText("Perubahan tersimpan.")).toBeVisible();
  const named = staff.getByRole("heading", { name: `Syarat: ${reward.name}` });
  const item = staff.getByRole("listitem").filter({ has: named });
  await expect(item.getByText("1 anggota memenuhi sekarang")).toBeVisible();
  await owner`select graphile_worker.add_job('give-presents')`;
  const given = () => owner`select from redemptions where member_id = ${member.memberId}`;
  await expect.poll(async () => (await given()).length).toBe(1);

  const page = await signedInAs(member);
  await page.goto("/inbox");
  await page.getByRole("button", { name: /Buka.*Ada hadiah untuk Anda/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: reward.name })).toBeVisible();
  await page.goto("/activity");
  await page.getByText("Mengapa?").first().click();
  await expect(page.getByText("Hadiah dari kami: tanpa poin.")).toBeVisible();
  await staff.reload();
  await item.getByRole("button", { name: "Hentikan" }).click();
  await expect(item.getByText("Tidak aktif").first()).toBeVisible();
});

test("a present that takes an address is offered, and picked up by its member", async ({
  signedInAs,
  aMemberWith,
  aReward,
  owner,
}) => {
  const [member, reward] = [await aMemberWith(50), await aReward({ kind: "merchandise", points: 4_000 })];
  await owner`
    with known as (
      insert into distributions (public_id, occasion, reward_id, each_, conditions, starts_on, is_on)
      select gen_random_uuid(), 'criteria', r.id, 'ever', '[{"if":"tag","anyOf":["hanya-uji"]}]', current_date - 1, false from rewards r
      where r.public_id = ${reward.id} returning id, reward_id)
    insert into presents (public_id, distribution_id, member_id, reward_id, because, of_, ends_at)
    select gen_random_uuid(), id, ${member.memberId}, reward_id, 'birthday', '2026', now() + interval '30 days' from known`;
  const page = await signedInAs(member);

  await page.goto("/rewards");
  await page.getByRole("link", { name: `Hadiah ulang tahun: ${reward.name}` }).click();
  await page.getByRole("button", { name: "Ambil hadiah", exact: true }).click();
  const sheet = page.getByRole("dialog");
  for (const [label, text] of Object.entries(address)) await sheet.getByLabel(label).fill(text);
  await sheet.getByRole("button", { name: "Ambil hadiah ini" }).click();

  await expect(page).toHaveURL(/\/redemptions\//);
  await page.goto("/activity");
  await page.getByText("Mengapa?").first().click();
  await expect(page.getByText("Hadiah ulang tahun dari kami: tanpa poin.")).toBeVisible();
});

const address = {
  "Nama penerima": "Sari Puspita",
  "Nomor ponsel penerima": "0812 3456 7890",
  "Jalan, nomor rumah": "Jalan Melati 5",
  Kelurahan: "Petogogan",
  Kecamatan: "Kebayoran Baru",
  "Kota atau kabupaten": "Jakarta Selatan",
  Provinsi: "DKI Jakarta",
  "Kode pos": "12170",
};
