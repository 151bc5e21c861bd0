import { afterAll, beforeAll, expect, it } from "vitest";
import { givePoints, newMember, openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import { someone } from "@/db/outbox-fixtures";
import { findMailRecipient } from "@/db/queries/mail-recipients";
import { findSettings } from "@/db/queries/settings";
import { readVisit } from "@/db/queries/visit";
import { slowly } from "@/db/slowly";
import { spokenOf } from "@/lib/base/locale";
import { houseColours } from "@/lib/brand-colours";
import { editSettings } from "./edit-settings";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const owner = staff("owner", "settings.edit");
const edited = async (edit: Parameters<typeof editSettings>[2]) =>
  editSettings(owner, (await findSettings()).version, edit);

it("keeps what is changed and leaves the rest, with a trail of before and after", async () => {
  const before = await findSettings();

  const kept = await edited({ programmeName: "Kedai Rasa", unitNames: { id: "bintang", en: "stars", enOne: "star" } });

  expect(kept).toEqual({ ok: true, value: null });
  expect(await findSettings()).toMatchObject({
    ...{
      programmeName: "Kedai Rasa",
      unitNames: { id: "bintang", en: "stars", enOne: "star" },
      version: before.version + 1,
    },
    ...{ currency: before.currency, zone: before.zone, brand: before.brand },
  });
  const [trail] = await ledger.owner`
    select action, before, after from audit.trail where subject = 'installation' order by at desc limit 1`;
  expect(trail).toMatchObject({ before: { programme_name: "Setia" }, after: { programme_name: "Kedai Rasa" } });
});

it("lets only the first of twenty edits made at once through, and tells the others to read again", async () => {
  const { version } = await findSettings();

  const names = Array.from({ length: 20 }, (_, n) => `Kedai ${n}`);
  const kept = await slowly(ledger.owner, "installation", () =>
    Promise.all(names.map((programmeName) => editSettings(owner, version, { programmeName }))),
  );

  expect(kept.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await findSettings()).toMatchObject({ version: version + 1 });
});

it("refuses colours nobody could be sure to read, and offers ones that would do", async () => {
  const yellow = { ...houseColours, accent: { light: "#ffd400", dark: "#ffd400" } };

  const refused = await edited({ colours: yellow });

  if (refused.ok || refused.refusal.code !== "contrast") throw new Error("Yellow on paper was taken");
  const [weak] = refused.refusal.weak;
  expect(weak).toMatchObject({ part: "accent", appearance: "light" });
  const offered = { ...yellow, accent: { light: weak?.nearest ?? "", dark: "#ffd400" } };
  expect(await edited({ colours: offered })).toMatchObject({ ok: true });
  expect((await findSettings()).brand["--brand-accent"]).toBe(`light-dark(${weak?.nearest}, #ffd400)`);
});

it("takes a currency only where the terms in force say what it earns", async () => {
  expect(await edited({ currency: "JPY" })).toMatchObject({ refusal: { code: "no_rate" } });
  expect(await edited({ currency: "USD" })).toMatchObject({ ok: true });
  expect(await edited({ currency: "IDR" })).toMatchObject({ ok: true });
});

it("switches one language off and on again: everybody reads what is left, and nothing of theirs is lost", async () => {
  const person = (await someone(ledger.owner)).id;
  await ledger.owner`update people set locale = 'en' where id = ${person}`;
  expect(await edited({ languages: [] })).toMatchObject({ refusal: { code: "language_missing" } });

  expect(await edited({ locale: "en" })).toMatchObject({ ok: true });
  expect(await edited({ languages: ["id"] })).toMatchObject({ ok: true });
  expect(await findSettings()).toMatchObject({ languages: ["id"], locale: "id" });
  expect(await findMailRecipient({ personId: person })).toMatchObject({ locale: "id" });
  const { installation } = await readVisit(null);
  expect(spokenOf("en", installation)).toBe("id");

  expect(await edited({ languages: ["id", "en"] })).toMatchObject({ ok: true });
  expect(await findMailRecipient({ personId: person })).toMatchObject({ locale: "en" });
});

it("refuses what could stand in no sentence, no letterhead and no calendar", async () => {
  const unitNames = { id: "dua kata", en: "miles", enOne: "mile" };
  const naming = (...wrong: string[]) => ({ refusal: { code: "naming_wrong", wrong } });
  expect(await edited({ unitNames })).toMatchObject(naming("id"));
  expect(await edited({ programmeName: " " })).toMatchObject(naming("name"));
  expect(await edited({ programmeName: "Kopi\nBcc: a@b.id" })).toMatchObject(naming("name"));
  const all = { programmeName: "", unitNames: { id: "poin", en: "1", enOne: "a b" } };
  expect(await edited(all)).toMatchObject(naming("name", "en", "enOne"));
  expect(await edited({ mailAddress: "a@b.id>, c@d.id" })).toMatchObject({ refusal: { code: "mail_wrong" } });
  expect(await edited({ zone: "Asia/Jakata" })).toMatchObject({ refusal: { code: "zone_unknown" } });
});

it("moves nothing of the past with the zone: the ledger stands and its terms explain it as before", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);

  expect(await edited({ zone: "Asia/Jayapura" })).toMatchObject({ ok: true });
  await givePoints(member, 500);

  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
});
