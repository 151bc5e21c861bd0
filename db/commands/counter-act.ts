import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Points } from "@/lib/loyalty/points";

type Asked = {
  actor: number;
  key: string;
  kind: "purchase" | "refund" | "redemption" | "cancellation" | "use" | "reinstatement";
  member: number;
  receipt?: string;
  total?: number | null;
  currency?: string;
  /** What a purchase is expected to earn: held against the day's limit until the ledger has answered. */
  points?: Points;
  redemption?: string;
  /** In hexadecimal digits: under which a redemption is asked of the ledger. */
  ledgerKey?: string;
  discount?: number | null;
  undoes?: string;
  supervisor?: number | null;
  isSupervisor?: boolean;
};

/** Why nothing was begun. `minor` is the limit in question, in its own unit. */
export type ActRefusal =
  | {
      code:
        | "no_shift"
        | "own_membership"
        | "receipt_taken"
        | "visit_over"
        | "undo_unknown"
        | "undo_not_last"
        | "undone"
        | "form_used";
    }
  | { code: "needs_supervisor_amount" | "needs_supervisor_day" | "undo_late"; limit: number };

type Begun = {
  isDone: boolean;
  at: Instant;
  /** The receipt as the ledger is to know it, or the redemption's public id. */
  subject: string;
  minor: number | null;
};
type Row = {
  status: "begun" | "known" | ActRefusal["code"];
  at: Instant;
  subject: string | null;
  state: "asked" | "done" | "refused";
  minor: number | null;
};

/** Writes down what a cashier is about to do; the same form again goes on where it was. */
export async function beginAct(
  asked: Asked,
): Promise<{ begun: Begun; refusal?: never } | { begun?: never; refusal: ActRefusal }> {
  const [row] = await sql<Row[]>`select * from begin_act(${sql.json(asked)})`;
  if (row === undefined) throw new Error("Beginning an act answers a row");
  const { status, at, subject, state, minor } = row;
  switch (status) {
    case "begun":
    case "known":
      if (state === "refused") return { refusal: { code: "form_used" } };
      return { begun: { isDone: state === "done", at, subject: subject ?? "", minor } };
    case "needs_supervisor_amount":
    case "needs_supervisor_day":
    case "undo_late":
      return { refusal: { code: status, limit: minor ?? 0 } };
    default:
      return { refusal: { code: status } };
  }
}

/** Writes down what became of it. Where this is never reached, the next act or the end of the shift looks it up in the ledger. */
export async function settleAct(
  actor: number,
  key: string,
  state: "done" | "refused",
  { points = 0, redemption = null }: { points?: Points; redemption?: string | null } = {},
): Promise<void> {
  await sql`select settle_act(${actor}, ${key}::uuid, ${state}, ${points}::bigint, ${redemption})`;
}
