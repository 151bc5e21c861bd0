import { expect, test } from "vitest";
import { calendarFile } from "./calendar-file";

const entry = {
  id: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3",
  startsAt: new Date("2026-12-05T03:00:00.000Z"),
  endsAt: new Date("2026-12-05T05:00:00.000Z"),
  title: "Kelas Latte Art",
  place: "Senopati; lantai 2, Jakarta",
  link: "https://setia.example/redemptions/019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3",
  madeAt: new Date("2026-11-22T00:00:00.000Z"),
};

test("a booking is an entry any calendar can read, its commas kept as commas", () => {
  const file = calendarFile(entry);

  expect(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
  expect(file).toContain("DTSTART:20261205T030000Z\r\nDTEND:20261205T050000Z\r\n");
  expect(file).toContain("LOCATION:Senopati\\; lantai 2\\, Jakarta\r\n");
  expect(file.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")).toBe(true);
});

test("no line is longer than 75 bytes, and nothing is lost by folding", () => {
  const title = "Perjalanan ke kebun kopi — ".repeat(10);
  const file = calendarFile({ ...entry, title });

  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n ", "")).toContain(`SUMMARY:${title}`);
});
