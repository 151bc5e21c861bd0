import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "./catalogue";

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => {
      const here = path ? `${path}.${key}` : key;
      return typeof value === "string" ? [[here, value] as const] : [...flatten(value, here)];
    }),
  );
}

/** `{name}`, `{count, plural, …}` and `<link>`: what the code passes in, whatever the language around it. */
function placeholders(text: string): string[] {
  // A word in braces after `plural, one`, `select, sale` or `} other` is a branch, not a name.
  const names = text.matchAll(/(?<![,}]\s*(?:zero|one|two|few|many|other|sale|=\d+)\s*)\{\s*(\w+)\s*[,}]|<(\w+)>/g);
  return [...new Set([...names].map((match) => match[1] ?? match[2] ?? ""))].sort();
}

describe("every word exists in both languages", () => {
  const id = flatten(catalogue.id);
  const en = flatten(catalogue.en);

  test("the same keys stand in Indonesian and in English", () => {
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort());
  });

  test("a sentence names the same things in both", () => {
    const differing = [...id].filter(([key, text]) => `${placeholders(text)}` !== `${placeholders(en.get(key) ?? "")}`);
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("no sentence is empty", () => {
    const empty = [...id, ...en].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  test.each(["id", "en"] as const)("every file in messages/%s is listed in the catalogue", (locale) => {
    const files = readdirSync(new URL(`./${locale}`, import.meta.url)).map((file) => file.replace(/\.json$/, ""));
    expect(Object.keys(catalogue[locale]).sort()).toEqual(files.sort());
  });
});
