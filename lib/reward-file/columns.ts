import { type Gates, limitPeriods } from "@/lib/loyalty/gates";
import { provinces } from "@/lib/loyalty/provinces";
import { rewardKinds } from "@/lib/loyalty/reward";
import {
  readCount,
  readInstant,
  readMoney,
  readText,
  readYes,
  writeInstant,
  writeMoney,
  writeText,
  writeYes,
} from "./cells";
import { detailColumns } from "./detail-columns";
import { type FileColumn, type FileReads, field, Unreadable } from "./file-column";
import { textColumns } from "./text-columns";

const plain = (value: string | number | null) => (value === null ? "" : String(value));
const count: FileReads<number | null> = (cell) =>
  cell === "" ? null : (readCount(cell) ?? new Unreadable("not_a_number"));
const needed: FileReads<number> = (cell) =>
  cell === "" ? new Unreadable("missing") : (readCount(cell) ?? new Unreadable("not_a_number"));
const instant: FileReads<Date | null> = (cell, { zone }) =>
  cell === "" ? null : (readInstant(cell, zone) ?? new Unreadable("not_a_day"));
const yes = (cell: string) => readYes(cell) ?? new Unreadable("not_a_choice");
const code: FileReads<string | null> = (cell) =>
  cell.length > 60 ? new Unreadable("too_long") : readText(cell) || null;
const SEPARATOR = "|";
const listed = (cell: string) => cell.split(SEPARATOR).flatMap((each) => each.trim() || []);

function oneOf<const Choices extends readonly string[]>(choices: Choices) {
  return (cell: string): Choices[number] | Unreadable =>
    choices.find((each) => each === cell.toLowerCase()) ?? new Unreadable("not_a_choice");
}

function gate<Name extends keyof Gates>(
  name: string,
  key: Name,
  write: (value: Gates[Name]) => string,
  read: FileReads<Gates[Name]>,
): FileColumn {
  return field(
    name,
    ({ edit }) => write(edit.gates[key]),
    read,
    (draft, value) => {
      draft.edit = { ...draft.edit, gates: { ...draft.edit.gates, [key]: value } };
    },
  );
}

/** Both cells of an early opening make one field; without a level there is none. */
const early: FileColumn[] = [
  field(
    "early_tier",
    ({ edit }) => edit.gates.early?.tier ?? "",
    code,
    (draft, tier) => {
      const { gates } = draft.edit;
      const next = tier === null ? null : { tier, days: gates.early?.days ?? 1 };
      draft.edit = { ...draft.edit, gates: { ...gates, early: next } };
    },
  ),
  field(
    "early_days",
    ({ edit }) => plain(edit.gates.early?.days ?? null),
    count,
    (draft, days) => {
      const { gates } = draft.edit;
      if (gates.early && days !== null)
        draft.edit = { ...draft.edit, gates: { ...gates, early: { ...gates.early, days } } };
    },
  ),
];

/** Every column of a catalogue's file in its order; a kind stands before what only rewards of a kind say. */
export const fileColumns: readonly FileColumn[] = [
  { name: "id", write: ({ publicId }) => publicId },
  field(
    "sku",
    ({ edit }) => writeText(edit.sku ?? ""),
    code,
    (draft, sku) => {
      draft.edit = { ...draft.edit, sku };
    },
  ),
  field(
    "state",
    ({ state }) => state,
    oneOf(["draft", "published", "archived"]),
    (draft, state) => {
      draft.state = state;
    },
  ),
  field(
    "kind",
    ({ edit }) => edit.kind,
    oneOf(rewardKinds),
    (draft, kind) => {
      draft.edit = { ...draft.edit, kind, details: {} };
    },
  ),
  field(
    "category",
    ({ edit }) => writeText(edit.category),
    (cell) => (cell.length > 60 ? new Unreadable("too_long") : readText(cell)),
    (draft, category) => {
      draft.edit = { ...draft.edit, category };
    },
  ),
  ...textColumns,
  field(
    "points",
    ({ edit }) => plain(edit.points),
    needed,
    (draft, points) => {
      draft.edit = { ...draft.edit, points };
    },
  ),
  { name: "next_points", write: ({ nextPrice }) => plain(nextPrice?.points ?? null) },
  { name: "next_points_from", write: ({ nextPrice }, { zone }) => writeInstant(nextPrice?.from ?? null, zone) },
  field(
    "value",
    ({ edit }) => writeMoney(edit.valueMinor, edit.currency),
    (cell, { currency }) => (cell === "" ? null : (readMoney(cell, currency) ?? new Unreadable("not_a_number"))),
    (draft, valueMinor) => {
      draft.edit = { ...draft.edit, valueMinor };
    },
  ),
  field(
    "currency",
    ({ edit }) => edit.currency,
    (cell, { currency }) => (cell === "" || cell === currency ? currency : new Unreadable("not_a_choice")),
    (draft, currency) => {
      draft.edit = { ...draft.edit, currency };
    },
  ),
  field(
    "stock_total",
    ({ stock }) => plain(stock.initial),
    count,
    (draft, total) => {
      draft.stockTotal = total;
    },
  ),
  { name: "stock_left", write: ({ stock }) => plain(stock.left) },
  field(
    "per_member_limit",
    ({ edit }) => plain(edit.perMemberLimit),
    count,
    (draft, perMemberLimit) => {
      draft.edit = { ...draft.edit, perMemberLimit };
    },
  ),
  gate("limit_per", "limitPer", plain, oneOf(limitPeriods)),
  gate("total_limit", "totalLimit", plain, count),
  field(
    "tier_required",
    ({ edit }) => edit.tierRequired ?? "",
    code,
    (draft, tierRequired) => {
      draft.edit = { ...draft.edit, tierRequired };
    },
  ),
  gate("segments", "segments", (codes) => codes.join(SEPARATOR), listed),
  gate("hidden", "isHidden", writeYes, yes),
  ...early,
  gate(
    "provinces",
    "provinces",
    (names) => names.join(SEPARATOR),
    (cell) => {
      const named = listed(cell).map((each) => provinces.find((name) => name.toLowerCase() === each.toLowerCase()));
      return named.every((name) => name !== undefined) ? named : new Unreadable("not_a_choice");
    },
  ),
  field(
    "starts_at",
    ({ edit }, { zone }) => writeInstant(edit.startsAt, zone),
    instant,
    (draft, startsAt) => {
      draft.edit = { ...draft.edit, startsAt };
    },
  ),
  field(
    "ends_at",
    ({ edit }, { zone }) => writeInstant(edit.endsAt, zone),
    instant,
    (draft, endsAt) => {
      draft.edit = { ...draft.edit, endsAt };
    },
  ),
  field(
    "valid_days",
    ({ edit }) => plain(edit.validDays),
    count,
    (draft, validDays) => {
      draft.edit = { ...draft.edit, validDays };
    },
  ),
  field(
    "cancellable",
    ({ edit }) => writeYes(edit.cancellable),
    yes,
    (draft, cancellable) => {
      draft.edit = { ...draft.edit, cancellable };
    },
  ),
  field(
    "featured",
    ({ edit }) => plain(edit.featured),
    needed,
    (draft, featured) => {
      draft.edit = { ...draft.edit, featured };
    },
  ),
  ...detailColumns,
];
