/** Most rows of each sort that the form of a draft can hold; what is beyond is edited as a file. */
const rows = { rate: 8, pending: 12, tier: 12, text: 30 } as const;

/** The fields of one row of each sort. */
const ofRow = {
  rate: ["Currency", "Points", "Money"],
  pending: ["Channel", "Days"],
  tier: ["Code", "NameId", "NameEn", "From", "Percent", "BenefitsId", "BenefitsEn"],
  text: ["TitleId", "BodyId", "TitleEn", "BodyEn"],
} as const;

export type RowSort = keyof typeof rows;

export function rowsOf(sort: RowSort): number {
  return rows[sort];
}

/** The name under which a row's field is posted: `tier2From`. */
export function rowField<S extends RowSort>(sort: S, row: number, field: (typeof ofRow)[S][number]): string {
  return `${sort}${row}${field}`;
}
