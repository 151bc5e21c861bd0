import { ask, fill, post } from "./fixtures/http";
import { expect, test } from "./fixtures/test";

for (const javaScript of [true, false]) {
  test(`a member corrects their own name and phone, scripts ${javaScript ? "on" : "off"}`, async ({
    signedInAs,
    aNewMember,
  }) => {
    const page = await signedInAs(await aNewMember(), { javaScript });

    await page.goto("/profile");
    await page.getByLabel("Nama", { exact: true }).fill("Ratna Kusumawati");
    await page.getByLabel("Nomor telepon").fill("satu dua");
    await page.getByRole("button", { name: "Simpan perubahan" }).click();
    await expect(page.getByLabel("Nomor telepon")).toHaveAccessibleDescription(/Tulis nomor telepon/);
    await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Ratna Kusumawati");

    await page.getByLabel("Nomor telepon").fill("081234567890");
    await page.getByRole("button", { name: "Simpan perubahan" }).click();
    await expect(page.getByText("Perubahan sudah disimpan.")).toBeVisible();
    await expect(page.getByLabel("Nomor telepon")).toHaveValue("0812-3456-7890");
    await page.goto("/home");
    await expect(page.getByRole("main")).toContainText("Ratna Kusumawati");
  });
}

test("a form about oneself changes nobody but who sends it", async ({ owner, sessionOf, aNewMember }) => {
  const [victim, other] = [await aNewMember({ name: "Tetap Begini" }), await aNewMember({ name: "Orang Lain" })];
  const session = await sessionOf(other);
  const form = fill((await ask("/profile", { session: await sessionOf(victim) })).body, "profile", {
    name: "Diganti Orang",
    zone: "Asia/Jakarta",
  });

  expect((await post("/profile", form, { session })).status).toBe(303);

  const names = await owner<{ name: string }[]>`
    select name from people where id in (${victim.personId}, ${other.personId}) order by id = ${other.personId}`;
  expect(names.map(({ name }) => name)).toEqual(["Tetap Begini", "Diganti Orang"]);
});

test("whose membership is closed is told so on their account, wherever they were going", async ({
  owner,
  aNewMember,
  signedInAs,
}) => {
  const member = await aNewMember();
  const page = await signedInAs(member);
  await owner`update members set state = 'closed' where id = ${member.memberId}`;

  await page.goto("/home");

  await expect(page).toHaveURL(/\/profile$/);
  await expect(page.getByText("Akun ini tidak punya keanggotaan aktif")).toBeVisible();
});
