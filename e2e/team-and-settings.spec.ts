import { randomUUID } from "node:crypto";
import { totpCode } from "@/lib/totp";
import { ask } from "./fixtures/http";
import { linkIn, mailTo } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

test("somebody invited by mail joins with a password and an app, works in their role, and is out once deactivated", async ({
  aNewColleague,
  signedInAs,
  aBrowser,
  expectedAnswers,
}) => {
  expectedAnswers.push(404);
  const owner = await signedInAs(await aNewColleague("owner"));
  const email = `${randomUUID()}@contoh.id`;
  await owner.goto("/staff/team");
  const form = owner.locator("#invite");
  await form.getByLabel("Nama").fill("Rani Puspita");
  await form.getByLabel("Email", { exact: true }).fill(email);
  await form.getByLabel("Peran").selectOption({ label: "Kasir" });
  await form.getByRole("button", { name: "Kirim undangan" }).click();
  await expect(owner.getByText("Undangan dikirim lewat email.", { exact: false })).toBeVisible();

  const link = linkIn(await mailTo(email, /Undangan bergabung dengan tim/));
  const cashier = await aBrowser();
  await cashier.goto(link);
  await cashier.getByLabel("Kata sandi baru", { exact: true }).fill("lampu genteng tujuh belimbing");
  await cashier.getByRole("button", { name: "Terima undangan" }).click();
  await expect(cashier).toHaveURL(/\/sign-in\/enrol$/);
  const appSecret = (await cashier.locator("#totp-secret").innerText()).replace(/\s/g, "");
  await cashier.getByLabel("Kode", { exact: true }).fill(totpCode(appSecret, new Date()));
  await cashier.getByRole("button", { name: "Pasang" }).click();
  await expect(cashier).toHaveURL(/\/profile\/security$/);

  await cashier.goto("/staff/counter");
  await expect(cashier.getByRole("link", { name: "Tim", exact: true })).toHaveCount(0);
  expect((await cashier.goto("/staff/team"))?.status()).toBe(404);
  const again = await aBrowser();
  await again.goto(link);
  await expect(again.getByText("Tautan ini tidak berlaku lagi")).toBeVisible();

  await owner.goto("/staff/team");
  await owner.getByRole("link", { name: "Rani Puspita" }).last().click();
  await expect(owner.getByRole("heading", { level: 1, name: "Rani Puspita" })).toBeVisible();
  await owner.getByText("Akhiri aksesnya").click();
  await owner.getByRole("button", { name: "Nonaktifkan Rani Puspita" }).click();
  await expect(owner.getByText("Aksesnya berakhir", { exact: false })).toBeVisible();
  await mailTo(email, /Akses staf Anda di .* berakhir/);
  await cashier.goto("/staff/counter");
  await expect(cashier).toHaveURL(/\/sign-in/);
});

test("a colour nobody could read is refused with the nearest that can, which members then see", async ({
  aNewColleague,
  signedInAs,
  owner: database,
}) => {
  const owner = await signedInAs(await aNewColleague("owner"), { javaScript: false });
  await owner.goto("/staff/settings");
  const colour = owner.locator('input[name="accent-light"]');
  await colour.fill("#e0662f");
  await owner.getByRole("button", { name: "Simpan warna" }).click();
  const offer = await owner.getByRole("paragraph").filter({ hasText: "Warna terdekat yang terbaca: #" }).innerText();
  const nearest = /#[0-9a-f]{6}/.exec(offer)?.[0] ?? "";
  expect(nearest).not.toBe("");

  await colour.fill(nearest);
  await owner.getByRole("button", { name: "Simpan warna" }).click();
  await expect(owner.getByText("Warna disimpan", { exact: false })).toBeVisible();

  const member = await signedInAs("sari", { theme: "light" });
  await member.goto("/home");
  const accent = await member.evaluate(() => {
    const probe = document.createElement("span");
    probe.className = "text-accent";
    document.body.append(probe);
    return getComputedStyle(probe).color;
  });
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(nearest.slice(at, at + 2), 16));
  expect(accent).toBe(`rgb(${red}, ${green}, ${blue})`);

  await owner.getByRole("button", { name: "Pakai warna bawaan lagi" }).click();
  await expect(owner.getByText("Warna bawaan dipakai lagi.")).toBeVisible();
  const [kept] = await database`select brand from installation`;
  expect(kept).toEqual({ brand: {} });
});

test("every key of the portal is told apart on its page, and none of them told", async ({
  sessionOf,
  aNewColleague,
}) => {
  const page = await ask("/staff/settings", { session: await sessionOf(await aNewColleague("owner")) });

  for (const key of ["AUTH_SECRET", "DATA_KEY", "CHECKPOINT_KEY"]) {
    expect(page.body).toContain(key);
    expect(page.body).not.toContain(process.env[key] ?? key.repeat(9));
  }
});
