/** What a count promises, and what was counted. */
export type Counted = { what: string; counted: number; unit: string; atMost?: number; atLeast?: number };

export function isKept({ counted, atMost, atLeast }: Counted): boolean {
  return counted >= (atLeast ?? Number.NEGATIVE_INFINITY) && counted <= (atMost ?? Number.POSITIVE_INFINITY);
}

/** One line a promise. */
export function countsTable(counts: Counted[]): string {
  const width = Math.max(...counts.map(({ what }) => what.length));
  return counts
    .map((each) => {
      const bound = each.atMost === undefined ? `≥ ${each.atLeast}` : `≤ ${each.atMost}`;
      const counted = `${Math.round(each.counted * 100) / 100} ${each.unit}`;
      return `${each.what.padEnd(width)}  ${counted.padEnd(18)}  ${bound.padEnd(8)}  ${isKept(each) ? "kept" : "BROKEN"}`;
    })
    .join("\n");
}
