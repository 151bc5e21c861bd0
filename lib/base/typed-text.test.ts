import { expect, test } from "vitest";
import { typedText } from "./typed-text";

test("saving a form untouched changes no text of several lines", () => {
  const kept = "Jakarta Menteng\nBandung Dago";

  const sent = kept.replaceAll("\n", "\r\n");

  expect(typedText(sent)).toBe(kept);
});

test("the sign 0 is in no text", () => {
  expect(typedText("Bu\0di")).toBe("Budi");
});
