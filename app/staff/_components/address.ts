/** A page's address with what is shown in it; what is empty is left out. */
export function address(path: string, query: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === null || value === undefined || value === "" ? [] : [[name, String(value)]],
    ),
  ).toString();
  return search === "" ? path : `${path}?${search}`;
}

export type Query = Record<string, string | string[] | undefined>;

/** One text of an address; the first where a name stands twice, cut to what anybody would type. */
export function text(query: Query, name: string): string {
  const value = query[name];
  return ((Array.isArray(value) ? value[0] : value) ?? "").slice(0, 500);
}

/** One of the known choices, or null. */
export function choice<const Choices extends readonly string[]>(
  query: Query,
  name: string,
  choices: Choices,
): Choices[number] | null {
  const value = text(query, name);
  return choices.find((each) => each === value) ?? null;
}
