import type { BatchWish } from "@/db/commands/fulfil-batch";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import { redemptionStates } from "@/lib/loyalty/redemption-states";

type Said = Pick<MoveDetails, "courier" | "tracking" | "reference" | "because">;

/** What was said with a move, without what was left empty. */
export function saidOf(typed: { [Name in keyof Said]: string | undefined }): Said {
  const said = Object.entries(typed).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
  return Object.fromEntries(said);
}

/** The fields of a form, for one or for many, which were left empty, though a move needs each of them. */
export function leftEmpty(typed: Record<string, unknown>): string[] {
  return Object.entries(typed).flatMap(([name, value]) => {
    return /^(courier$|tracking(-|$)|reference(-|$))/.test(name) && typeof value === "string" && !value.trim()
      ? [name]
      : [];
  });
}

/** The rows of the form that asks for many: `row` names each with where it was seen to stand, and what is said of it bears its id. */
export function readChosen(typed: Record<string, unknown>): BatchWish[] {
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : undefined);
  return [typed.row].flat().flatMap((row) => {
    if (typeof row !== "string") return [];
    const [redemption = "", seen] = row.split(":");
    const from = redemptionStates.find((state) => state === seen) ?? null;
    const details = saidOf({
      courier: text(`courier-${redemption}`) || text("courier"),
      tracking: text(`tracking-${redemption}`),
      reference: text(`reference-${redemption}`),
      because: text("because"),
    });
    return [{ redemption, from, details, isReadable: true }];
  });
}
