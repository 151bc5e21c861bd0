import { expect, test } from "vitest";
import { maskedName } from "./masked-name";

test("a name at the counter shows the first word and of the others a letter", () => {
  expect(maskedName("Sari Puspita")).toBe("Sari P···");
  expect(maskedName("  I Gusti  Ngurah ")).toBe("I G··· N···");
  expect(maskedName("Budi")).toBe("Budi");
  expect(maskedName(null)).toBe("···");
});
