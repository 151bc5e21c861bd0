import type { Instant } from "@/lib/base/clock";

export type CalendarEntry = {
  /** The same entry has the same id, so that it moves in a calendar when it is rebooked. */
  id: string;
  startsAt: Instant;
  endsAt: Instant;
  title: string;
  place: string;
  link: string;
  madeAt: Instant;
};

/** One entry as a calendar file (RFC 5545): lines of at most 75 bytes, ended by CR LF. */
export function calendarFile({ id, startsAt, endsAt, title, place, link, madeAt }: CalendarEntry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Setia//Booking//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${id}@setia`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === "" ? [] : [`LOCATION:${escaped(place)}`]),
    `URL:${link}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("");
}

function stamp(at: Instant): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Never in the middle of a character: what is counted is bytes, what is cut is letters. */
function folded(line: string): string {
  let out = "";
  let room = 75;
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter);
    if (bytes > room) {
      out += "\r\n ";
      room = 74;
    }
    out += letter;
    room -= bytes;
  }
  return `${out}\r\n`;
}
