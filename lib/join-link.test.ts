import { expect, test } from "vitest";
import { numberIn } from "./join-link";

test("the joining page takes a card number from its address however it is grouped, and nothing else", () => {
  expect(numberIn("8123456789012345")).toBe("8123456789012345");
  expect(numberIn("8123 4567-8901 2345")).toBe("8123456789012345");
  for (const asked of [undefined, "", "sari", "12", "8123<script>", ["8123456789012345", "1"], "9".repeat(40)])
    expect(numberIn(asked)).toBeUndefined();
});
