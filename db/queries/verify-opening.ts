import { hash } from "node:crypto";
import type { FactEvidence } from "./ledger-evidence";
import type { ReadLine } from "./verify-member";

type Brought = {
  kind: string;
  points: number;
  earnedOn: string | null;
  expiresOn: string | null;
  availableFrom: number | null;
};

/** What a member brought along is what the list said, lot by lot, and nothing of it was altered since. */
export function verifyOpening(
  { memberId, fact, line }: { memberId: number; fact: FactEvidence; line: ReadLine | undefined },
  wrong: (invariant: string, message: string) => void,
): void {
  const {
    lots = [],
    tierPoints = 0,
    tier = null,
  } = fact.data as { lots?: Brought[]; tierPoints?: number; tier?: string | null };
  const said = lots.flatMap((lot) => [lot.kind, lot.points, lot.earnedOn, lot.expiresOn, lot.availableFrom]);
  if (hash("sha256", JSON.stringify([memberId, tierPoints, tier, ...said]), "hex") !== fact.digest)
    wrong("events_digest_is_of_their_body", "what was brought along was altered");
  const born = line?.parsedChanges.filter(([what]) => what === "new") ?? [];
  const isSame =
    born.length === lots.length &&
    lots.every(({ kind, points, expiresOn, availableFrom }, place) => {
      const [, , , , bornKind, bornPoints, availableMs, expiresMs] = born[place] ?? [];
      const isPending = availableFrom !== null && availableFrom > fact.decidedMs;
      return (
        kind === bornKind &&
        points === bornPoints &&
        (!isPending || availableMs === availableFrom) &&
        (expiresOn !== "never" || expiresMs === null)
      );
    });
  const told = (line?.parsedTrace.lots ?? []) as { kind: string; points: number; expires: number | null }[];
  const isTold =
    told.length === lots.length &&
    told.every(({ kind, points, expires }, place) => {
      const [, , , , bornKind, bornPoints, , expiresMs] = born[place] ?? [];
      return points === 0 || (kind === bornKind && points === bornPoints && expires === expiresMs);
    });
  if (!isTold) wrong("events_opening_is_its_line", "its line explains other points than it brought");
  const total = lots.reduce((all, { points }) => all + points, 0);
  if (line?.kind !== "opening" || !isSame || line.points !== total || line.tierPoints !== tierPoints)
    wrong("events_opening_is_its_line", `${total} points in ${lots.length} lots were brought, ${line?.points} written`);
}
