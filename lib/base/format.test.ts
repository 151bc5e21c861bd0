import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney, formatPhone, formatPoints, formatPointsChange, parseWholeNumber } from "./format";
import { formatClock, formatDay, formatDayAt, formatInstant, formatPeriod, zoneLabel } from "./format-time";
import { localeFromAcceptLanguage, locales } from "./locale";

const anyLocale = fc.constantFrom(...locales);
const wholeNumber = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });

describe("money", () => {
  test("rupiah have no space and no cents", () => {
    expect(formatMoney(25_000, "IDR", "id")).toBe("Rp25.000");
    expect(formatMoney(25_000, "IDR", "en")).toBe("Rp25,000");
    expect(formatMoney(-500, "IDR", "id")).toBe("−Rp500");
  });

  test("dollars keep both cents", () => {
    expect(formatMoney(2_933, "USD", "en")).toBe("$29.33");
    expect(formatMoney(2_900, "USD", "id")).toBe("US$29,00");
  });

  test("no amount in a known currency contains a space", () => {
    fc.assert(
      fc.property(wholeNumber, fc.constantFrom("IDR", "USD"), anyLocale, (amount, currency, locale) => {
        expect(formatMoney(amount, currency, locale)).not.toMatch(/\s/);
      }),
    );
  });
});

describe("points", () => {
  test("a balance shows every digit", () => {
    expect(formatPoints(12_500, "id")).toBe("12.500");
    expect(formatPoints(12_500_000, "en")).toBe("12,500,000");
    expect(formatPointsChange(120, "id")).toBe("+120");
    expect(formatPointsChange(-3_000, "id")).toBe("−3.000");
    expect(formatPointsChange(0, "en")).toBe("0");
  });

  test("what is shown can be typed back", () => {
    fc.assert(
      fc.property(wholeNumber, anyLocale, (points, locale) => {
        expect(parseWholeNumber(formatPoints(points, locale), locale)).toBe(points === 0 ? 0 : points);
      }),
    );
  });

  test.each([
    ["12.500", "id", 12_500],
    ["12500", "id", 12_500],
    ["12,500", "en", 12_500],
    [" 1 000 ", "id", 1_000],
    ["-250", "id", -250],
    ["12.5", "id", null],
    ["12,500", "id", null],
    ["1.2345", "id", null],
    ["12.500", "en", null],
    ["", "id", null],
    ["seribu", "id", null],
    ["99999999999999999", "id", null],
  ] as const)("%j in %s is read as %j", (typed, locale, number) => {
    expect(parseWholeNumber(typed, locale)).toBe(number);
  });
});

describe("days and clocks", () => {
  const instant = new Date("2026-11-21T17:30:00Z");

  test("an instant is told in the zone's day, with the zone's Indonesian name in both languages", () => {
    expect(formatInstant(instant, "Asia/Jakarta", "id")).toBe("22\u00a0November 2026, 00.30\u00a0WIB");
    expect(formatInstant(instant, "Asia/Makassar", "en")).toBe("22\u00a0November 2026, 01:30\u00a0WITA");
    expect(formatClock(instant, "Asia/Jayapura", "id")).toBe("02.30\u00a0WIT");
    expect(zoneLabel(instant, "Asia/Tokyo")).toBe("GMT+9");
  });

  test("a period says once what its ends share", () => {
    const later = (hours: number) => new Date(instant.getTime() + hours * 3_600_000);
    expect(formatPeriod(instant, later(2), "Asia/Jakarta", "id")).toBe(
      "22\u00a0November 2026, 00.30\u2060–\u206002.30\u00a0WIB",
    );
    expect(formatPeriod(instant, later(25), "Asia/Jakarta", "en")).toBe(
      "22\u00a0November 2026, 00:30 – 23\u00a0November 2026, 01:30\u00a0WIB",
    );
  });

  test("a calendar day is the same day everywhere", () => {
    expect(formatDay("2026-08-17", "id")).toBe("17\u00a0Agustus 2026");
    expect(formatDay("2026-08-17", "en")).toBe("17\u00a0August 2026");
    expect(formatDayAt(instant, "Asia/Jakarta", "id")).toBe("22\u00a0November 2026");
  });
});

describe("phones", () => {
  test("an Indonesian number is shown as it is said", () => {
    expect(formatPhone("+6281234567890")).toBe("0812-3456-7890");
    expect(formatPhone("+62215551234")).toBe("0215-5512-34");
    expect(formatPhone("+6591234567")).toBe("+6591234567");
  });

  test("no digit is lost", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{7,11}$/), (national) => {
        expect(formatPhone(`+62${national}`).replaceAll("-", "")).toBe(`0${national}`);
      }),
    );
  });
});

describe("the language a browser asks for", () => {
  test.each([
    ["en-GB,en;q=0.9,id;q=0.8", "en"],
    ["id-ID,id;q=0.9,en;q=0.8", "id"],
    ["fr,en;q=0.5", "en"],
    ["fr", "id"],
    ["en;q=0, id;q=0.1", "id"],
    ["", "id"],
    [null, "id"],
  ] as const)("%j gives %s", (header, locale) => {
    expect(localeFromAcceptLanguage(header)).toBe(locale);
  });
});
