import { createElement as h, lazy, type ReactNode } from "react";
import { expect, test } from "vitest";
import { Checkbox, Select } from "./choice-fields";
import { Field } from "./field";
import { fieldLabels, inOrderOfFields } from "./field-labels";

const priceForm = [
  h("div", { key: 1 }, h(Field, { name: "price", label: "Harga dalam poin" })),
  h(Select, { key: 2, name: "category", label: "Kategori", options: [] }),
  h("label", { key: 3, htmlFor: "reward-days" }, "Masa ", h("b", null, "berlaku")),
  h(Checkbox, { key: 4, name: "agree", label: h("span", null, "Saya setuju") }),
];

test("each field is called by its label, wherever in the form it stands", () => {
  expect(Object.fromEntries(fieldLabels("reward", priceForm))).toEqual({
    "reward-price": "Harga dalam poin",
    "reward-category": "Kategori",
    "reward-days": "Masa berlaku",
    "reward-agree": "Saya setuju",
  });
});

test("buttons of one name are called as the group around them, and as the first where nothing is", () => {
  const choice = (label: string) => h(Checkbox, { key: label, name: "kind", label, value: label });
  const group = h("fieldset", null, h("legend", null, "Jenis hadiah"), choice("Barang"), choice("Voucer"));

  expect(fieldLabels("reward", group).get("reward-kind")).toBe("Jenis hadiah");
  expect(fieldLabels("reward", [choice("Barang"), choice("Voucer")]).get("reward-kind")).toBe("Barang");
});

test("fields that a page streams in are read once they are there", async () => {
  const shown = h(Field, { name: "title", label: "Judul" });
  // What React hands over for a streamed part: an element still to be read, in the place of the element.
  const streamed = lazy(async () => ({ default: () => null }));
  Object.assign(streamed, { _payload: shown, _init: (payload: ReactNode) => payload });

  expect(fieldLabels("terms", h("div", null, streamed as unknown as ReactNode)).get("terms-title")).toBe("Judul");
});

test("errors are listed as the fields stand, and one of a field unseen keeps its place", () => {
  const errors = { category: "Pilih satu", unseen: "Isi dulu", days: "Terlalu lama", price: "Terlalu murah" };

  const listed = inOrderOfFields("reward", errors, fieldLabels("reward", priceForm));

  expect(listed.map(([field]) => field)).toEqual(["price", "unseen", "category", "days"]);
  expect(Object.fromEntries(listed)).toEqual(errors);
});
