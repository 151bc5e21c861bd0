/** What a round measured: product against floor, run one after the other in every round so that a noisy machine is noisy for both. */
export type Measured = {
  name: string;
  unit: string;
  floor: number[];
  product: number[] /** What the ratio promises, or the product alone; null where nothing is promised. */;
  promise: { ratio: "product/floor"; atLeast?: number; atMost?: number } | { perSecond: number } | null;
};

type Pair = {
  name: string;
  unit: string;
  promise: Measured["promise"];
  /** What each side needs before it, not measured. */
  before?: () => Promise<void>;
  floor: () => Promise<number>;
  product: () => Promise<number>;
};

/** Runs floor and product in turn, `rounds` times, changing who goes first; nothing is dropped. */
export async function interleave(pair: Pair, rounds: number): Promise<Measured> {
  const measured: Measured = { name: pair.name, unit: pair.unit, promise: pair.promise, floor: [], product: [] };
  for (let round = 0; round < rounds; round += 1) {
    const inTurn = round % 2 === 0 ? (["floor", "product"] as const) : (["product", "floor"] as const);
    for (const side of inTurn) {
      await pair.before?.();
      measured[side].push(await pair[side]());
    }
    process.stderr.write(`  ${pair.name}: round ${round + 1} of ${rounds}\n`);
  }
  return measured;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function ratios(row: Measured): number[] {
  return row.product.map((value, round) => value / (row.floor[round] ?? Number.NaN));
}

export function isKept(row: Measured): boolean {
  if (row.promise === null) return true;
  if ("perSecond" in row.promise) return median(row.product) >= row.promise.perSecond;
  const ratio = median(ratios(row));
  return ratio >= (row.promise.atLeast ?? 0) && ratio <= (row.promise.atMost ?? Number.POSITIVE_INFINITY);
}

function promised(promise: Measured["promise"]): string {
  if (promise === null) return "-";
  if ("perSecond" in promise) return `≥ ${promise.perSecond.toLocaleString("en")} /s`;
  return promise.atLeast === undefined ? `≤ ${promise.atMost}` : `≥ ${promise.atLeast}`;
}

/** One line a row: floor, product and their ratio as median [min..max], and whether the promise is kept. */
export function table(rows: Measured[]): string {
  const spread = (values: number[], digits: number) =>
    `${median(values).toFixed(digits)} [${Math.min(...values).toFixed(digits)}..${Math.max(...values).toFixed(digits)}]`;
  const cells = rows.map((row) => [
    row.name,
    `${spread(row.floor, 1)} ${row.unit}`,
    `${spread(row.product, 1)} ${row.unit}`,
    spread(ratios(row), 2),
    promised(row.promise),
    row.promise === null ? "" : isKept(row) ? "kept" : "MISSED",
  ]);
  const lines = [["what", "floor", "product", "ratio", "promise", ""], ...cells];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
