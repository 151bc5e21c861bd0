import { expect, test } from "vitest";
import { instantOf, localDays, localTimeOf } from "./local-time";

test("a time typed in a zone and the same time shown in it agree", () => {
  const at = instantOf("2026-11-21T09:00", "Asia/Jakarta");

  expect(at?.toISOString()).toBe("2026-11-21T02:00:00.000Z");
  expect(at && localTimeOf(at, "Asia/Jakarta")).toBe("2026-11-21T09:00");
});

test("what is no day is none", () => {
  expect(instantOf("2026-02-30T09:00", "Asia/Jakarta")).toBeNull();
  expect(instantOf("besok", "Asia/Jakarta")).toBeNull();
});

test("a period of days includes its last one whole", () => {
  expect(localDays("2026-11-20", "2026-11-21", "Asia/Makassar")).toEqual({
    from: new Date("2026-11-19T16:00:00Z"),
    until: new Date("2026-11-21T16:00:00Z"),
  });
  expect(localDays("", "kemarin", "Asia/Makassar")).toEqual({ from: null, until: null });
});
