import { describe, expect, test } from "vitest";
import { consoleListNames, keptQuery } from "./console-lists";

describe("what a saved view keeps of an address", () => {
  test("the filters, always in one order", () => {
    expect(keptQuery("members", "tier=gold&state=active")).toBe("state=active&tier=gold");
    expect(keptQuery("members", "?state=active&tier=gold")).toBe("state=active&tier=gold");
  });

  test("neither whom somebody searched for, nor the page they were on", () => {
    expect(keptQuery("members", "q=Sari+Wulandari&after=abc&earlier=x&done=locked&state=locked")).toBe("state=locked");
    expect(keptQuery("fulfilment", "q=Sari&outlet=Senja+Kemang")).toBe("outlet=Senja+Kemang");
  });

  test("never more than its row holds", () => {
    const long = new URLSearchParams({ q: "ü".repeat(5_000), kind: "voucher" }).toString();

    for (const list of consoleListNames) expect(keptQuery(list, long).length).toBeLessThanOrEqual(500);
  });
});
