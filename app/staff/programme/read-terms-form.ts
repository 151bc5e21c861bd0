import { isCurrency } from "@/lib/base/currency";
import type { Locale } from "@/lib/base/locale";
import type { TermsDocument } from "@/lib/loyalty/terms";
import type { TermsProblem } from "@/lib/loyalty/terms-problems";
import { type FieldProblems, openReading, type Reading, type Typed } from "./form-reading";
import { expiryFieldOf, readExpiry } from "./read-expiry";
import { readMeasure, readTierRows } from "./read-tier-rows";
import { type RowSort, rowField, rowsOf } from "./terms-form-fields";

type Read = {
  title: string;
  document: TermsDocument;
  problems: FieldProblems;
  /** The field in which a place of the document was typed; null for what the form does not hold. */
  fieldAt: (problem: TermsProblem) => string | null;
};

/** What was typed into the form of a draft as a document; sections the form does not hold stay as they are in `was`. */
export function readTermsForm(typed: Typed, was: TermsDocument, locale: Locale): Read {
  const reading = openReading(typed, locale);
  const { said, number, wrong, problems } = reading;
  const filled = (sort: RowSort, asked: string[]) =>
    Array.from({ length: rowsOf(sort) }, (_, row) => row).filter((row) =>
      asked.some((field) => said(`${sort}${row}${field}`) !== ""),
    );

  const title = said("title");
  if (title === "") wrong("title", "missing");
  const tierRows = filled("tier", ["NameId", "NameEn", "From", "Percent"]);
  const textRows = filled("text", ["TitleId", "BodyId", "TitleEn", "BodyEn"]);
  const document: TermsDocument = {
    ...was,
    rates: readRates(filled("rate", ["Currency", "Points", "Money"]), reading),
    expiry: {
      ...was.expiry,
      base: readExpiry("base", reading),
      bonus: readExpiry("bonus", reading),
    },
    pendingDays: readPending(filled("pending", ["Channel", "Days"]), reading),
    tiers: readTiers(tierRows, was.tiers, reading),
    redemption: { ...was.redemption, cancelHours: number("cancelHours"), restoreDays: number("restoreDays") },
    noticeDays: number("noticeDays"),
    texts: {
      ...was.texts,
      id: textRows.map((row) => readText(row, "Id", reading)),
      en: textRows.map((row) => readText(row, "En", reading)),
    },
  };
  return { title, document, problems, fieldAt: ({ path }) => fieldOf(path, { tierRows, textRows }) };
}

function readRates(rows: number[], { said, number, wrong, money }: Reading): TermsDocument["rates"] {
  const rates: TermsDocument["rates"] = {};
  for (const row of rows) {
    const name = rowField("rate", row, "Currency");
    const currency = said(name).toUpperCase();
    if (!isCurrency(currency)) wrong(name, currency === "" ? "missing" : "currency_unknown");
    else if (rates[currency]) wrong(name, "twice");
    const points = number(rowField("rate", row, "Points"));
    if (points < 1) wrong(rowField("rate", row, "Points"), "not_positive");
    rates[currency] = { points, minor: money(rowField("rate", row, "Money"), currency) };
  }
  if (rows.length === 0) wrong(rowField("rate", 0, "Currency"), "missing");
  return rates;
}

function readPending(rows: number[], { said, number, wrong }: Reading): TermsDocument["pendingDays"] {
  const days: TermsDocument["pendingDays"] = {};
  for (const row of rows) {
    const name = rowField("pending", row, "Channel");
    const channel = said(name);
    if (channel === "") wrong(name, "missing");
    else if (channel in days) wrong(name, "twice");
    days[channel] = number(rowField("pending", row, "Days"));
  }
  return days;
}

function readTiers(rows: number[], was: TermsDocument["tiers"], reading: Reading): TermsDocument["tiers"] {
  const { said, number } = reading;
  const { months: _, ...others } = was;
  const measure = readMeasure(was, reading);
  const window =
    (["calendar_year", "rolling_months", "lifetime"] as const).find((each) => each === said("tierWindow")) ??
    was.window;
  return {
    ...others,
    window,
    ...(window === "rolling_months" ? { months: number("tierMonths") } : {}),
    graceDays: number("graceDays"),
    downgrade: said("downgrade") === "to_balance" ? "to_balance" : "one_down",
    measure,
    levels: readTierRows(rows, { ...was, measure }, reading),
  };
}

function readText(row: number, language: "Id" | "En", { said, wrong }: Reading) {
  const [title, body] = [rowField("text", row, `Title${language}`), rowField("text", row, `Body${language}`)];
  for (const name of [title, body]) if (said(name) === "") wrong(name, "missing");
  return { title: said(title), body: said(body) };
}

const fields: Record<string, string> = {
  cancelHours: "cancelHours",
  restoreDays: "restoreDays",
  noticeDays: "noticeDays",
  graceDays: "graceDays",
};

function fieldOf(path: string[], { tierRows, textRows }: { tierRows: number[]; textRows: number[] }): string | null {
  const [section, key = "", place = "", part = ""] = path;
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  if (section === "expiry") return expiryFieldOf(key, path.slice(2));
  if (section === "tiers" && key === "months") return "tierMonths";
  if (section === "tiers" && key === "levels") {
    const names: Record<string, string> = { from: "From", earnPercent: "Percent", code: "Code", name: "NameId" };
    return `tier${tierRows[Number(place)] ?? 0}${names[part] ?? "NameId"}`;
  }
  if (section === "texts" && place !== "") return `text${textRows[Number(place)] ?? 0}${capital(part)}${capital(key)}`;
  return fields[path.at(-1) ?? ""] ?? null;
}
