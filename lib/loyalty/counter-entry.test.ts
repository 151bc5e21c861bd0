import { expect, test } from "vitest";
import { writeCardCode } from "./card-code";
import { readCounterEntry } from "./counter-entry";
import { memberNumber } from "./member-number";

test("the counter's one field knows what was put into it", () => {
  const card = writeCardCode("device", "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b1", 60_000_000, new Uint8Array(32));
  const number = memberNumber("123456789012345");

  expect(readCounterEntry(card)).toMatchObject({ kind: "card", code: { by: "device", step: 60_000_000 } });
  expect(readCounterEntry(` ${number.replace(/(.{4})/g, "$1 ")}`)).toEqual({ kind: "number", number });
  expect(readCounterEntry("k7qp-2m4x-9rtv")).toEqual({ kind: "voucher", code: "k7qp-2m4x-9rtv" });
  expect(readCounterEntry("GIFT00012345")).toEqual({ kind: "voucher", code: "GIFT00012345" });
  for (const words of ["sari@contoh.id", "0812-3456-7890", "Sari Puspita", "Putri", ""])
    expect(readCounterEntry(words)).toEqual({ kind: "words", words });
});
