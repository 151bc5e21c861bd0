import { expect, test } from "vitest";
import { leftEmpty, readChosen } from "./read-chosen";

const [one, other] = ["019f0a4e-7c1b-7a52-9b60-3a4b5c6d7e8f", "019f0a4e-7c1b-7a52-9b60-3a4b5c6d7e90"];
const typed = { row: [`${one}:processing`, `${other}:processing`], courier: "JNE", [`tracking-${one}`]: "JP-1" };

test("what a move needs and was left empty is named field by field", () => {
  expect(leftEmpty({ ...typed, [`tracking-${other}`]: " ", because: "" })).toEqual([`tracking-${other}`]);
  expect(leftEmpty({ ...typed, courier: "", [`tracking-${other}`]: "JP-2" })).toEqual(["courier"]);
  expect(leftEmpty({ row: `${one}:processing` })).toEqual([]);
  expect(leftEmpty({ courier: "JNE", tracking: "", reference: undefined })).toEqual(["tracking"]);
});

test("each row is read with what was said of it", () => {
  expect(readChosen({ ...typed, [`tracking-${other}`]: "JP-2" }).map(({ details }) => details)).toEqual([
    { courier: "JNE", tracking: "JP-1" },
    { courier: "JNE", tracking: "JP-2" },
  ]);
});
