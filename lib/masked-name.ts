/** As much of a name as two people need to know they speak of the same: `Sari P···`. */
export function maskedName(name: string | null): string {
  const [first = "···", ...rest] = (name ?? "").trim().split(/\s+/u).filter(Boolean);
  return [first, ...rest.map((word) => `${[...word][0] ?? ""}···`)].join(" ");
}
