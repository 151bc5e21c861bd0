import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { readMoney, writeMoney } from "../../rewards/read-reward-form";
import type { Reading } from "../form-reading";
import { type PolicyPart, policiesOf } from "./policy-parts";

/** Policies, kinds of events, names and the value of a point as their form shows them; read back by `readPolicies`. */
export function writePolicies(document: TermsDocument, locale: Locale): Record<string, string> {
  const { pointValue, labels } = document.earning;
  const parts = policiesOf(document).flatMap((policy) => policy.parts);
  return {
    zone: document.zone,
    ...Object.fromEntries(parts.map((part) => [part.name, writePart(part, locale)])),
    "value.minor": pointValue ? writeMoney(pointValue.minor, pointValue.currency, locale) : "",
    "value.currency": pointValue?.currency ?? Object.keys(document.rates)[0] ?? "",
    "value.points": pointValue ? formatPoints(pointValue.points, locale) : "",
    ...rowsOf(
      "event",
      document.events.map(({ code, name, fields }) => ({ code, ...name, fields: fields.join(", ") })),
    ),
    ...rowsOf(
      "label",
      Object.entries(labels).map(([code, name]) => ({ code, ...name })),
    ),
  };
}

function writePart(part: PolicyPart, locale: Locale): string {
  switch (part.as) {
    case "number":
      return formatPoints(part.value, locale);
    case "yes":
      return part.value ? "yes" : "no";
    case "choice":
      return part.value;
    case "money":
      return part.value === null ? "" : writeMoney(part.value, part.currency, locale);
  }
}

function rowsOf(name: string, rows: Record<string, string>[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, place) => Object.entries(row).map(([field, value]) => [`${name}.${place}.${field}`, value])),
  );
}

/** What was typed, put in its places of the document. */
export function readPolicies(reading: Reading, was: TermsDocument) {
  const { said, number, money, choice, list, rows } = reading;
  const document: Record<string, unknown> = structuredClone(was);
  for (const part of policiesOf(was).flatMap((policy) => policy.parts))
    put(document, part.name, readPart(part, reading));
  const eventRows = rows("event", ["code", "id", "en", "fields"]);
  const labelRows = rows("label", ["code", "id", "en"]);
  const named = (row: string) => ({ id: needed(reading, `${row}.id`), en: needed(reading, `${row}.en`) });
  document.zone = needed(reading, "zone");
  document.events = eventRows.map((row) => ({
    code: needed(reading, `${row}.code`),
    name: named(row),
    fields: list(`${row}.fields`),
  }));
  const labels = Object.fromEntries(labelRows.map((row) => [needed(reading, `${row}.code`), named(row)]));
  const currencies = Object.keys(was.rates) as [string, ...string[]];
  const currency = choice("value.currency", currencies);
  const pointValue =
    said("value.minor") === "" && said("value.points") === ""
      ? null
      : { currency, minor: money("value.minor", currency), points: number("value.points") };
  return {
    document: { ...document, earning: { ...was.earning, pointValue, labels } },
    fieldAt: (path: readonly string[]): string | null => {
      const [section, place = "", part = "", ...rest] = path;
      if (section === "events") return `${eventRows[Number(place)] ?? "event.0"}.${rest[0] ?? (part || "code")}`;
      if (section === "earning" && place === "pointValue") return `value.${part || "minor"}`;
      if (section === "earning" && place === "labels")
        return `${labelRows.find((row) => said(`${row}.code`) === part) ?? "label.0"}.${rest[0] ?? "id"}`;
      const name = path.join(".");
      return reading.names.find((each) => each === name || each.startsWith(`${name}.`)) ?? null;
    },
  };
}

function readPart(part: PolicyPart, { said, number, yes, wrong, locale }: Reading): unknown {
  switch (part.as) {
    case "number":
      return number(part.name);
    case "yes":
      return yes(part.name);
    case "choice":
      return said(part.name) || part.value;
    case "money": {
      if (said(part.name) === "") return undefined;
      const minor = readMoney(said(part.name), part.currency, locale);
      if (minor === null) wrong(part.name, "not_money");
      return minor ?? 0;
    }
  }
}

/** Puts a value at its place; nothing takes it away. */
function put(document: Record<string, unknown>, name: string, value: unknown): void {
  const keys = name.split(".");
  const last = keys.pop() ?? "";
  const within = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, document);
  if (value === undefined) delete within[last];
  else within[last] = value;
}

function needed({ said, wrong }: Reading, name: string): string {
  if (said(name) === "") wrong(name, "missing");
  return said(name);
}
