import { expect, test } from "vitest";
import { readShippingList } from "./shipping-list";

const line = { redemption: "a-1", courier: "JNE", tracking: "JP1", isReadable: true };

test.each([
  ["commas", "redemption,courier,tracking\na-1,JNE,JP1\n"],
  [
    "semicolons, another order and a mark before the first letter",
    "\uFEFFTracking;Redemption;Courier\r\nJP1;a-1;JNE\r\n\r\n",
  ],
])("a list is read with %s", (_, text) => {
  expect(readShippingList(text)).toEqual([line]);
});

test("a line without a number keeps its place, one that is far too long says so", () => {
  const read = readShippingList(`redemption,courier,tracking\na-1\na-1,JNE,${"9".repeat(101)}`);

  expect(read?.[0]).toEqual({ redemption: "a-1", courier: "", tracking: "", isReadable: true });
  expect(read?.[1]).toMatchObject({ redemption: "a-1", isReadable: false });
});

test("another file is no list", () => {
  expect(readShippingList("name,email\nSari,sari@example.com")).toBeNull();
  expect(readShippingList('redemption,courier,"tracking')).toBeNull();
  expect(readShippingList("")).toBeNull();
});
