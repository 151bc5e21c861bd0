import { randomUUID } from "node:crypto";
import { readableNumber } from "@/lib/loyalty/member-number";
import { linkIn, mailTo } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

test("a member invites a friend by a link, sees by the first name how it goes, and staff see the same with the whole name", async ({
  aBrowser,
  aNewMember,
  signedInAs,
  owner,
}) => {
  const member = await aNewMember();
  const [card] = await owner<{ number: string; id: string }[]>`
    select number, public_id as id from members where id = ${member.memberId}`;
  const link = `/join?referral=${card?.number}`;
  const page = await signedInAs(member);
  await page.goto("/profile");
  await page.getByRole("link", { name: "Ajak teman" }).click();
  await expect(page.getByRole("heading", { name: "Belum ada teman yang Anda ajak" })).toBeVisible();
  await expect(page.getByText(link)).toBeVisible();
  await expect(page.getByText(/teman Anda belanja sedikitnya Rp50\.000/)).toBeVisible();

  const friend = await aBrowser();
  const email = `${randomUUID()}@contoh.id`;
  await friend.goto(link);
  await expect(friend.getByText("Seorang anggota mengajak Anda.")).toBeVisible();
  await expect(friend.getByLabel("Nomor anggota yang mengajak Anda")).toHaveValue(readableNumber(card?.number ?? ""));
  await friend.getByLabel("Nama", { exact: true }).fill("Dewi Anggraini");
  await friend.getByLabel("Alamat email").fill(email);
  await friend.getByLabel("Kata sandi", { exact: true }).fill("kereta lumut sembilan jendela");
  await friend.getByRole("checkbox").check();
  await friend.getByRole("button", { name: "Gabung" }).click();
  await friend.goto(linkIn(await mailTo(email, /Konfirmasi/)));
  await friend.getByRole("button", { name: "Aktifkan keanggotaan" }).click();
  await expect(friend.getByText("keanggotaan Anda aktif")).toBeVisible();

  await page.reload();
  const joined = page.getByRole("region", { name: "Yang sudah bergabung" });
  await expect(joined).toContainText("Dewi");
  await expect(joined).toContainText("Menunggu belanja pertama yang memenuhi syarat");
  await expect(joined).not.toContainText("Anggraini");
  const desk = await signedInAs("support");
  await desk.goto(`/staff/members/${card?.id}`);
  await expect(desk.getByRole("region", { name: "Teman yang diajak" })).toContainText("Dewi Anggraini");
});

test("whoever earns without buying is led from the page of earning to their link, a visitor is not", async ({
  signedInAs,
  page,
}) => {
  const own = await signedInAs("sari");
  await own.goto("/earn");
  await own.getByRole("link", { name: "Ajak teman, dan lihat yang sudah bergabung" }).click();
  await expect(own).toHaveURL("/profile/friends");

  await page.goto("/earn");
  await expect(page.getByRole("heading", { name: "Ajak teman", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /lihat yang sudah bergabung/ })).toHaveCount(0);
});
