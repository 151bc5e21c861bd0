import { afterEach, expect, it } from "vitest";
import { catalogue } from "./catalogue";
import { callPoints, messagesIn } from "./unit-words";

const house = { id: "poin", en: "points", enOne: "point" };
afterEach(() => callPoints(house));

/** Every message of a tree, with its place. */
function leaves(tree: unknown, path = ""): [string, string][] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}
/** What people read of a message: without the names of what is filled in. */
const read = (message: string) => message.replaceAll(/(?<=\{)\w+(?=[,}])|<\/?\w+>/g, "");
const filledIn = (message: string) => message.match(/(?<=\{)\w+(?=[,}])|<\/?\w+>/g);

it("leaves every message as it was written while points are points", () => {
  expect([messagesIn("id"), messagesIn("en")]).toEqual([catalogue.id, catalogue.en]);
});

it("says the programme's own word wherever people read of points, in both languages, and nowhere else", () => {
  callPoints({ id: "bintang", en: "stars", enOne: "star" });

  for (const locale of ["id", "en"] as const) {
    const before = leaves(catalogue[locale]);
    const after = new Map(leaves(messagesIn(locale)));
    for (const [place, message] of before) {
      const is = after.get(place) ?? "";
      expect(read(is), place).not.toMatch(/\bpoin(nya|ts?)?\b/i);
      expect(filledIn(is), place).toEqual(filledIn(message));
      if (!/poin/i.test(read(message))) expect(is, place).toBe(message);
    }
  }
  expect(messagesIn("id").tiers.lead).toContain("bintang");
});

it("keeps capitals, plural and article: a star, one star, Stars", () => {
  callPoints({ id: "Mil", en: "awards", enOne: "award" });

  const told = leaves(messagesIn("en")).map(([, message]) => message);
  expect(told.some((message) => message.includes("an award"))).toBe(true);
  expect(told.some((message) => /one \{# award\}/.test(message))).toBe(true);
  expect(told.some((message) => message.startsWith("Awards"))).toBe(true);
});

it("renames messages that were parsed when the portal was built, too", () => {
  callPoints({ id: "bintang", en: "stars", enOne: "star" });
  // "{points, plural, one {# point} other {<b>{points} points</b>}} a point {points}", as the build keeps it.
  const parsed = (one: string, many: string) => [
    ["points", 2, { one: [0, ` ${one}`], other: [["b", ["points"], ` ${many}`]] }],
    ` a ${one} `,
    ["points"],
  ];
  const shared = Object.assign(catalogue.en, { parsed: parsed("point", "points") });

  expect(Reflect.get(messagesIn("en"), "parsed")).toEqual(parsed("star", "stars"));
  Reflect.deleteProperty(shared, "parsed");
});
