const indonesian = [
  ["Asia/Jakarta", "WIB · Asia/Jakarta"],
  ["Asia/Makassar", "WITA · Asia/Makassar"],
  ["Asia/Jayapura", "WIT · Asia/Jayapura"],
] as const;

/** Indonesia's three zones first, then all others by their own names. */
export function zoneOptions(): { value: string; label: string }[] {
  const first = indonesian.map(([value, label]) => ({ value, label }));
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => !indonesian.some(([known]) => known === zone));
  return [...first, ...others.map((value) => ({ value, label: value.replaceAll("_", " ") }))];
}
