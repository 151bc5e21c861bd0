export type Leaf = { path: string[]; before: unknown; after: unknown };

/** Every place at which two values differ, down to single texts, numbers and lists; none when they say the same in any order of keys. */
export function leavesBetween(before: unknown, after: unknown, path: string[] = []): Leaf[] {
  if (isSame(before, after)) return [];
  if (!isTree(before) || !isTree(after)) return [{ path, before: before ?? null, after: after ?? null }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => leavesBetween(before[key], after[key], [...path, key]));
}

/** Whether two values of a document say the same; nothing and null do, and so do keys in another order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, place) => isSame(each, b[place]));
  }
  if (isTree(a) && isTree(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
  }
  return (a ?? null) === (b ?? null);
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
