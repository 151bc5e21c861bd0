import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { mailTo } from "./fixtures/mailbox";
import { giveAddressAndPassword } from "./fixtures/signing-in";
import { codeOf, expect, test } from "./fixtures/test";

/** A device with passkeys in this browser, whose owner is there and unlocks it at once, until told otherwise. */
async function withDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    unlocks: (isUserVerified: boolean) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    /** Nobody there: a passkey that an address field offers by itself is not chosen either. */
    isThere: (enabled: boolean) =>
      session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
}

const signOut = async (page: Page) => {
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await expect(page).toHaveURL("/");
};

test("a member adds a passkey, gets in with it alone and after the password, and takes it away", async ({
  signedInAs,
  aNewMember,
}) => {
  const member = await aNewMember({ hasApp: false });
  const page = await signedInAs(member);
  const device = await withDevice(page);

  await page.goto("/profile/security");
  await page.getByLabel("Nama", { exact: true }).fill("Ponsel saya");
  await page.getByRole("button", { name: "Tambah kunci sandi" }).click();
  await expect(page.getByText("Kunci sandi sudah ditambahkan.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Simpan kode pemulihan ini" })).toBeVisible();
  const [recoveryCode = ""] = await page.locator("#recovery-code-list code").allInnerTexts();
  await expect(page.locator("#passkeys").getByText("Ponsel saya", { exact: true })).toBeVisible();
  await mailTo(member.email, /langkah kedua/);
  await page.goto("/home");
  await signOut(page);

  await device.unlocks(false);
  const asked: string[] = [];
  page.on("request", (request) => request.method() === "POST" && asked.push(request.url()));
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Masuk dengan kunci sandi (passkey)" }).click();
  await expect(page.getByText("Belum jadi:")).toBeVisible();
  await expectAccessible(page, "signing in, where a passkey was not unlocked");
  // Once for the address field, once for the button; nothing asks by itself again.
  expect(asked.length).toBeLessThanOrEqual(2);
  await device.unlocks(true);
  await page.getByRole("button", { name: "Masuk dengan kunci sandi (passkey)" }).click();
  await expect(page).toHaveURL("/home");
  await signOut(page);

  await device.isThere(false);
  await page.goto("/sign-in?returnTo=/rewards");
  await giveAddressAndPassword(page, member);
  await device.isThere(true);
  await expect(page.getByText("Kami mengirim enam angka")).toBeHidden();
  await expectAccessible(page, "the second step, by passkey");
  await page.getByRole("button", { name: "Pakai kunci sandi (passkey)" }).click();
  await expect(page).toHaveURL("/rewards");

  await page.goto("/profile/security");
  await page.getByText("Lepas kunci sandi ini").click();
  await expectAccessible(page, "a passkey and how it is taken away");
  await page.locator("#passkey-remove-0").getByLabel("Kode pemulihan").fill(recoveryCode);
  await page.getByRole("button", { name: "Lepas", exact: true }).click();
  await expect(page.getByText("Kunci sandi sudah dilepas.")).toBeVisible();
  await expect(page.getByText("Belum ada kunci sandi.")).toBeVisible();
});

test("after five minutes the app's code comes before another passkey; a browser that knows none says so", async ({
  owner,
  signedInAs,
  aBrowser,
  aNewMember,
}) => {
  const member = await aNewMember();
  const page = await signedInAs(member);
  await withDevice(page);
  await owner`update sessions set proven_at = now() - interval '6 minutes' where person_id = ${member.personId}`;

  await page.goto("/profile/security");
  await page.locator("#passkey-prove summary").click();
  await page.locator("#passkey-prove").getByLabel("Kode dari aplikasi").fill(codeOf(member));
  await page.locator("#passkey-prove").getByRole("button", { name: "Lanjut" }).click();
  await page.getByRole("button", { name: "Tambah kunci sandi" }).click();
  await expect(page.getByText("Kunci sandi sudah ditambahkan.")).toBeVisible();

  // What it signed for one figure is good for that one: the rule answers, and with another typed meanwhile nobody does.
  for (const [typedMeanwhile, answer] of [
    ["100", "Anggota baru bisa mengirim poin mulai"],
    ["150", "Permintaan kunci sandi itu sudah dipakai"],
  ] as const) {
    await page.goto("/transfer/gift");
    await page.locator("#give-by-link").getByRole("textbox").first().fill("100");
    await page.locator("#give-by-link").evaluate((form: HTMLFormElement, points) => {
      const send = form.requestSubmit.bind(form);
      form.requestSubmit = () => {
        const field = form.elements.namedItem("points");
        if (field instanceof HTMLInputElement) field.value = points;
        send();
      };
    }, typedMeanwhile);
    await page.getByRole("button", { name: "Pakai kunci sandi (passkey)" }).click();
    await expect(page.locator("[data-form-error]")).toContainText(answer);
  }

  const plain = await aBrowser({ javaScript: false });
  await plain.goto("/sign-in");
  await expect(plain.getByRole("button", { name: /passkey/ })).toHaveCount(0);
  await giveAddressAndPassword(plain, member);
  await expect(plain.getByRole("button", { name: /passkey/ })).toHaveCount(0);
  await expect(plain.getByLabel("Kode", { exact: true })).toBeVisible();
});
