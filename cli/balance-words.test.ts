import { expect, test } from "vitest";
import { balanceFaults } from "@/lib/loyalty/balance-row";
import { sayBalanceError } from "./balance-words";

test("every fault of a file of balances is said in a sentence that lacks nothing", () => {
  const about = {
    member: "B-1",
    tier: "platina",
    tiers: "perak, emas",
    on: "2025-12-31",
    told: "emas",
    reason: "a quote",
  };
  const numbers = { most: 200, has: 3, header: 2, otherLine: 7 };

  for (const fault of balanceFaults) {
    const { message } = sayBalanceError({ line: 2, field: "member", fault, about: { ...about, ...numbers } });
    expect(message, fault).toMatch(/[.:] ?.*$/);
    expect(message, fault).not.toContain("undefined");
  }
});
