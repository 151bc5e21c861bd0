import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rewardEdit } from "@/db/catalogue-fixtures";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import { limitPeriods } from "@/lib/loyalty/gates";
import { detailsOf } from "@/lib/loyalty/kinds";
import type { DetailField, Details } from "@/lib/loyalty/kinds/details";
import { provinces } from "@/lib/loyalty/provinces";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { readCount, readInstant, readMoney } from "./cells";
import { fileColumns } from "./columns";
import type { FileContext, FileReward } from "./file-column";
import { type FileLine, readRewardFile, UnreadableFile } from "./read-file";
import { readNewReward, readRewardRow, writeRewardRow } from "./reward-row";

const here: FileContext = { zone: "Asia/Jakarta", currency: "IDR", languages: ["id", "en"] };
const inIndonesian: FileContext = { ...here, languages: ["id"] };
const header = fileColumns.map(({ name }) => name);

test("whatever a catalogue holds, its file read again asks for nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyReward(), { minLength: 1, maxLength: 5 }),
      anyDelimiter(),
      fc.constantFrom(here, inIndonesian),
      async (rewards, delimiter, here) => {
        const file = stringify([header, ...rewards.map((reward) => writeRewardRow(reward, here))], { delimiter });

        const lines = await read(file);

        for (const [place, reward] of rewards.entries()) {
          const { wish, problems } = readRewardRow(cellsOf(lines[place]), reward, here);
          expect(problems).toEqual({});
          expect(wish).toEqual({ edit: reward.edit, state: reward.state });
        }
      },
    ),
    { numRuns: 200, endOnFailure: true },
  );
});

test("whatever a reward says, a new one made of its row says the same, to the minute", async () => {
  await fc.assert(
    fc.asyncProperty(anyReward(), async (reward) => {
      const file = stringify([header, writeRewardRow(reward, here)]);
      const [line] = await read(file);
      const made = readNewReward(cellsOf(line), here);
      expect(made.problems).toEqual({});
      expect(made.edit).toEqual(reward.edit);
      expect([made.state, made.stockTotal]).toEqual([reward.state, reward.stock.initial]);
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

test.each([
  ["12500", 12_500],
  ["12.500", 12_500],
  ["1,250,000", 1_250_000],
  ["12.5", null],
  ["-3", null],
])("the count %s is read as %s", (cell, count) => expect(readCount(cell)).toBe(count));

test.each([
  ["29.33", "USD", 2_933],
  ["29,3", "USD", 2_930],
  ["1.029,33", "USD", 102_933],
  ["25.000", "IDR", 25_000],
  ["25,5", "IDR", null],
])("%s %s are %s in the smallest unit", (cell, currency, minor) => expect(readMoney(cell, currency)).toBe(minor));

test.each([
  ["2026-12-01 09:00", "2026-12-01T02:00:00.000Z"],
  ["01/12/2026 09.00", "2026-12-01T02:00:00.000Z"],
  ["1/12/2026", "2026-11-30T17:00:00.000Z"],
  ["12/31/2026", undefined],
])("the time %s is that of Jakarta's clock, day first", (cell, instant) =>
  expect(readInstant(cell, "Asia/Jakarta")?.toISOString()).toBe(instant),
);

test("each cell that cannot be read is told by its column, and another kind's details are not taken silently", () => {
  const reward = rewardOf({});
  const cells = { points: "murah", starts_at: "besok", hidden: "mungkin", provinces: "Atlantis", detail_leadDays: "" };

  const { problems } = readRewardRow(
    { ...cells, kind: "kopi", stock_total: "3", detail_partner: "Yayasan" },
    reward,
    here,
  );

  expect(problems).toEqual({
    kind: "not_a_choice",
    points: "not_a_number",
    starts_at: "not_a_day",
    hidden: "not_a_choice",
    provinces: "not_a_choice",
    detail_partner: "not_of_this_kind",
    stock_total: "lower_by_writing_off",
  });
});

test("words in a language that is switched off may be left out: kept where there are some, else those of the language spoken", () => {
  const text = { name: "Kopi", summary: "Panas", howToUse: "", conditions: "" };
  const reward = rewardOf({
    edit: { ...rewardEdit(), texts: { id: text, en: { ...text, name: "Coffee", howToUse: "Show it" } } },
  });
  const of = (cells: Record<string, string>) => readRewardRow(cells, reward, inIndonesian).wish.edit?.texts?.en;
  const made = (cells: Record<string, string>, context: FileContext) =>
    readNewReward({ kind: "discount", ...cells }, context).edit.texts.en.name;

  expect(of({ name_id: "Kopi susu", name_en: "" })).toMatchObject({ name: "Coffee", summary: "Panas" });
  expect(of({ summary_id: "" })).toMatchObject({ name: "Coffee", summary: "" });
  expect(of({ conditions_id: "Satu saja", conditions_en: "" })).toMatchObject({ conditions: "Satu saja" });
  expect(of({ name_id: "Kopi", how_to_use_id: "" })).toMatchObject({ name: "Coffee", howToUse: "Show it" });
  expect(of({ name_en: "Iced coffee" })).toMatchObject({ name: "Iced coffee" });
  expect(made({ name_id: "Roti" }, inIndonesian)).toBe("Roti");
  expect(made({ name_id: "Roti", name_en: "Bread" }, inIndonesian)).toBe("Bread");
  expect(made({ name_id: "Roti" }, here)).toBe("");
});

test("a larger total is put into stock, an empty one lifts the limit, and one that was unlimited is counted on from what was sold", () => {
  const stock = (initial: number | null) => rewardOf({ stock: { initial, left: initial, writtenOff: 2, sold: 5 } });
  const wish = (total: string, initial: number | null) =>
    readRewardRow({ stock_total: total }, stock(initial), here).wish.stock;

  expect(wish("25", 10)).toEqual({ change: "put", quantity: 15 });
  expect(wish("", 10)).toEqual({ change: "unlimited", quantity: 0 });
  expect(wish("30", null)).toEqual({ change: "put", quantity: 23 });
  expect(wish("10", 10)).toBeUndefined();
});

test("a file without a column that names its rewards, or with one nobody knows, is refused whole", async () => {
  const refused = async (file: string) => {
    const error: unknown = await read(file).catch((each: unknown) => each);
    return error instanceof UnreadableFile ? [error.code, error.about] : error;
  };
  expect(await refused("name_id,points\nKopi,5")).toEqual(["column_missing", ""]);
  expect(await refused("id;harga\nx;5")).toEqual(["column_unknown", "harga"]);
  expect(await refused("")).toEqual(["file_empty", ""]);
  expect(await refused('sku,name_id\na,"never closed')).toMatchObject(["file_unreadable", expect.any(String)]);
  expect(await read("sku;points\nA-1;5;6\nA-2;7")).toMatchObject([
    { problem: "columns_differ" },
    { cells: { points: "7" } },
  ]);
});

async function read(file: string): Promise<FileLine[]> {
  async function* bytes() {
    const all = Buffer.from(file);
    for (let from = 0; from < all.length; from += 1_000) yield all.subarray(from, from + 1_000);
  }
  const lines: FileLine[] = [];
  for await (const line of readRewardFile(bytes())) lines.push(line);
  return lines;
}

function cellsOf(line: FileLine | undefined) {
  if (!line || !("cells" in line)) throw new Error("Not a row");
  return line.cells;
}

function rewardOf(changes: Partial<FileReward>): FileReward {
  return {
    publicId: "0199a000-0000-7000-8000-000000000001",
    edit: rewardEdit(),
    state: "draft",
    publishedAt: null,
    codes: 0,
    nextPrice: null,
    stock: { initial: 10, left: 10, writtenOff: 0, sold: 0 },
    redeemedSince: false,
    openDates: 0,
    hasFile: false,
    ...changes,
  };
}

const anyDelimiter = () => fc.constantFrom(",", ";");
const count = (max = 1_000_000) => fc.integer({ min: 1, max });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
/** As forms keep it: without spaces around; with what spreadsheets take for formulas, quotes, separators and lines. */
const words = (longest: number) =>
  fc
    .oneof(
      fc.string({ maxLength: longest, unit: "grapheme-ascii" }),
      fc.constantFrom("=1+1", "'=x", "-5", "+62", '"a";b,c\nd', "'@", "'apa", ""),
    )
    .map((text) => text.replaceAll("\r", "").trim().slice(0, longest).trim());
const text = () => fc.record({ name: words(120), summary: words(300), howToUse: words(400), conditions: words(400) });
const minute = () => fc.integer({ min: 0, max: 60_000_000 }).map((minutes) => new Date(minutes * 60_000));
const code = () => fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..."abyz019_") });

function anyDetail(field: DetailField): fc.Arbitrary<string | number | boolean> {
  if (field.type === "count") return fc.integer({ min: field.least, max: field.most });
  if (field.type === "money") return count();
  if (field.type === "choice") return fc.constantFrom(...field.of);
  if (field.type === "yes") return fc.boolean();
  return words(100).filter((said) => said !== "");
}

function anyReward(): fc.Arbitrary<FileReward> {
  return fc.oneof(...rewardKinds.map(anyOf));
}

function anyOf(kind: RewardKind): fc.Arbitrary<FileReward> {
  const details = Object.fromEntries(detailsOf(kind).map(([name, field]) => [name, anyDetail(field)]));
  const edit: { [Name in keyof RewardEdit]: fc.Arbitrary<RewardEdit[Name]> } = {
    sku: orNull(code()),
    kind: fc.constant(kind),
    category: words(60),
    texts: fc.record({ id: text(), en: text() }),
    points: count(),
    valueMinor: orNull(count()),
    currency: fc.constant("IDR"),
    perMemberLimit: orNull(count()),
    tierRequired: orNull(code()),
    startsAt: orNull(minute()),
    endsAt: orNull(minute()),
    gates: fc.record({
      limitPer: fc.constantFrom(...limitPeriods),
      totalLimit: orNull(count()),
      segments: fc.array(code(), { maxLength: 3 }),
      isHidden: fc.boolean(),
      early: orNull(fc.record({ tier: code(), days: count(60) })),
      provinces: fc.subarray([...provinces], { maxLength: 3 }),
    }),
    validDays: orNull(count(3_650)),
    cancellable: fc.boolean(),
    details: fc.record(details, { requiredKeys: [] }).map((said) => said as Details),
    featured: fc.integer({ min: 0, max: 1_000 }),
  };
  const stock = orNull(count()).map((initial) => ({ initial, left: initial, writtenOff: 0, sold: 0 }));
  const state = fc.constantFrom("draft" as const, "published" as const, "archived" as const);
  return fc.record({ edit: fc.record(edit), stock, state }).map((each) => rewardOf(each));
}
