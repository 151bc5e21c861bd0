import type { RewardEdit } from "@/lib/loyalty/catalogue";

/** Under which column of its table stands what; what an edit says and has no column does not compile. */
const columnOf = {
  sku: "sku",
  kind: "kind",
  category: "category",
  texts: "texts",
  points: "points",
  valueMinor: "value_minor",
  currency: "currency",
  perMemberLimit: "per_member_limit",
  tierRequired: "tier_required",
  startsAt: "starts_at",
  endsAt: "ends_at",
  gates: "gates",
  validDays: "valid_days",
  cancellable: "cancellable",
  details: "details",
  featured: "featured",
} as const satisfies Record<keyof RewardEdit, string>;

const fields = Object.entries(columnOf) as [keyof RewardEdit, string][];
const instants: readonly string[] = [columnOf.startsAt, columnOf.endsAt];

/** An edit under the names of the table's columns, as the functions of the catalogue and the audit trail know them. */
export function rewardColumns(edit: Partial<RewardEdit>): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap(([field, column]) => (field in edit ? [[column, edit[field]]] : [])));
}

/** What columns say as an edit; columns that no edit sets are left out. Instants inside JSON arrive as text. */
export function editOfColumns(columns: Readonly<Record<string, unknown>>): Partial<RewardEdit> {
  return Object.fromEntries(
    fields.flatMap(([field, column]) => {
      const value = columns[column];
      if (value === undefined) return [];
      return [[field, instants.includes(column) && typeof value === "string" ? new Date(value) : value]];
    }),
  );
}
