import type { Locale } from "./locale";

const joiner = "\u2060";
const noBreak = "\u00a0";

const dateTags: Record<Locale, string> = { id: "id-ID", en: "en-GB" };

/** What the clocks of a zone at home go by. */
export const indonesianZones: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Ujung_Pandang": "WITA",
  "Asia/Jayapura": "WIT",
};

/** The name people give a zone: WIB, WITA or WIT at home, the distance from Greenwich elsewhere. */
export function zoneLabel(instant: Date, zone: string): string {
  const ours = indonesianZones[zone];
  if (ours) return ours;
  const parts = dateFormat("en", zone, "offset").formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** A calendar day `YYYY-MM-DD` in words: `21 November 2026`. */
export function formatDay(day: string, locale: Locale): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  return withMonth(dateFormat(locale, "UTC", "day").format(midnight));
}

/** The calendar day an instant falls on in a zone: `21 November 2026`. */
export function formatDayAt(instant: Date, zone: string, locale: Locale): string {
  return withMonth(dateFormat(locale, zone, "day").format(instant));
}

/** The same day for narrow places: `21 Nov 2026`. */
export function formatShortDayAt(instant: Date, zone: string, locale: Locale): string {
  return withMonth(dateFormat(locale, zone, "shortDay").format(instant));
}

/** The day's number, which both languages begin with, never stands alone at the end of a line. */
function withMonth(day: string): string {
  return day.replace(" ", noBreak);
}

/** The clock in a zone with the zone's name, which never stands alone on a line: `14.05 WIB`, `14:05 WIB`. */
export function formatClock(instant: Date, zone: string, locale: Locale): string {
  return `${dateFormat(locale, zone, "clock").format(instant)}${noBreak}${zoneLabel(instant, zone)}`;
}

/** Day and clock with the zone's name: `21 November 2026, 14.05 WIB`. */
export function formatInstant(instant: Date, zone: string, locale: Locale): string {
  return `${formatDayAt(instant, zone, locale)}, ${formatClock(instant, zone, locale)}`;
}

/** From one moment to another, what both share said once and the hours on one line: `21 November 2026, 14.00–16.00 WIB`. */
export function formatPeriod(start: Date, end: Date, zone: string, locale: Locale): string {
  const [day, lastDay] = [formatDayAt(start, zone, locale), formatDayAt(end, zone, locale)];
  const from = dateFormat(locale, zone, "clock").format(start);
  return day === lastDay
    ? `${day}, ${from}${joiner}–${joiner}${formatClock(end, zone, locale)}`
    : `${day}, ${from} – ${formatInstant(end, zone, locale)}`;
}

/** The same for narrow places: `21 Nov 2026, 14.05 WIB`. */
export function formatShortInstant(instant: Date, zone: string, locale: Locale): string {
  return `${formatShortDayAt(instant, zone, locale)}, ${formatClock(instant, zone, locale)}`;
}

const shapes = {
  day: { dateStyle: "long" },
  shortDay: { day: "numeric", month: "short", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  offset: { timeZoneName: "shortOffset" },
} as const;

// Making a formatter costs a hundred times what using it does. There are only so many zones.
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, zone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${shape}`;
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(dateTags[locale], { ...shapes[shape], timeZone: zone });
  dateFormats.set(key, format);
  return format;
}
