type CursorPart = string | number;

/** Where a list goes on: the sort values of its last row, as one short text for an address. */
export function writeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The sort values an address holds, of the wanted types; null for what no list of ours has written. */
export function readCursor<const Types extends readonly ("string" | "number")[]>(
  text: string | undefined,
  types: Types,
): { [Place in keyof Types]: Types[Place] extends "string" ? string : number } | null {
  if (!text || text.length > 400) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(parts) || parts.length !== types.length) return null;
    const fits = types.every((type, place) => typeof parts[place] === type && !isTooLarge(parts[place]));
    return fits
      ? (parts as unknown as { [Place in keyof Types]: Types[Place] extends "string" ? string : number })
      : null;
  } catch {
    return null;
  }
}

function isTooLarge(part: unknown): boolean {
  return typeof part === "number" && Math.abs(part) > Number.MAX_SAFE_INTEGER;
}
