import { expect, it } from "vitest";
import { readTags } from "./tags";

it("reads tags however they are set apart, each once and in order", () => {
  expect(readTags(" Wartawan, mitra;mitra\nwartawan ")).toEqual(["mitra", "wartawan"]);
  expect(readTags("")).toEqual([]);
});

it("takes no tag that rules could not name, and no more than twenty", () => {
  expect(readTags("pers!")).toBeNull();
  expect(readTags("-pers")).toBeNull();
  expect(readTags(Array.from({ length: 21 }, (_, place) => `t${place}`).join(" "))).toBeNull();
});
