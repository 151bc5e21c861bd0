import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import { someone } from "@/db/outbox-fixtures";
import { findPicture } from "@/db/queries/catalogue";
import { findSettings, findTriedMail } from "@/db/queries/settings";
import { logoOf } from "@/lib/brand";
import { houseColours } from "@/lib/brand-colours";
import { editSettings } from "./edit-settings";
import { keepLogo, removeLogo } from "./keep-logo";
import { tryMail } from "./try-mail";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const owner = staff("owner", "settings.edit");

it("keeps a logo beside the colours, each through the other's change, until it is taken away", async () => {
  const upload = await sharp({ create: { width: 200, height: 80, channels: 4, background: "#00000000" } })
    .composite([
      {
        input: Buffer.from('<svg width="120" height="60"><rect width="120" height="60" rx="20" fill="#8a3b12"/></svg>'),
      },
    ])
    .png()
    .toBuffer();
  const version = async () => (await findSettings()).version;
  await editSettings(owner, await version(), { colours: houseColours });

  expect(await keepLogo(owner, { version: (await version()) - 1, upload, saysName: false })).toMatchObject({
    refusal: "stale",
  });
  expect(await keepLogo(owner, { version: await version(), upload, saysName: true })).toEqual({
    ok: true,
    value: null,
  });
  await editSettings(owner, await version(), {
    colours: { ...houseColours, ornament: { light: "#8a4a10", dark: "#d79b57" } },
  });

  const { brand } = await findSettings();
  const logo = logoOf(brand, "");
  expect(logo).toMatchObject({ saysName: true, shape: 2 });
  expect(brand["--brand-ornament"]).toBe("light-dark(#8a4a10, #d79b57)");
  expect(await findPicture(logo?.id ?? "")).toMatchObject({ mime: "image/png" });
  expect(await removeLogo(owner, (await version()) - 1)).toBe(false);
  expect(await removeLogo(owner, await version())).toBe(true);
  const after = await findSettings();
  expect([logoOf(after.brand, ""), after.brand["--brand-accent"]]).toEqual([null, "light-dark(#1f3a6e, #a8bff0)"]);
});

it("sends whoever asks a mail to try, five times in ten minutes and no more", async () => {
  const { id } = await someone(ledger.owner);
  const asking = { ...owner, personId: id };

  expect(await findTriedMail(id)).toBeNull();
  const sent = [];
  for (let n = 0; n < 6; n++) sent.push(await tryMail(asking));

  expect(sent).toEqual([true, true, true, true, true, false]);
  expect(await findTriedMail(id)).toMatchObject({ state: "waiting" });
  const [mails] =
    await ledger.owner`select count(*)::int as count from outbox where payload ->> 'template' = 'mail-trial'`;
  expect(mails).toEqual({ count: 5 });
});
