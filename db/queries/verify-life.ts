import type { Change } from "./ledger-evidence";
import type { Found, ReadLine } from "./verify-member";
import { wrongAt } from "./wrong-at";

type Life = { availableMs: number; endMs: number | null; remaining: number };

/** Points live as long as their lots said, or longer: they lapse at their end and not a moment before, and nobody redeems them after it. */
export function verifyLife(lines: ReadLine[], found: Found): void {
  const lives = new Map<string, Life>();
  for (const line of lines) {
    const wrong = wrongAt(found, line.version);
    let moved = 0;
    for (const change of line.parsedChanges) {
      const [what, born, ordinal, delta] = change;
      const name = `${born}.${ordinal}`;
      moved += delta;
      if (what === "new") lives.set(name, bornLife(change));
      const life = lives.get(name);
      if (!life || what === "new") continue;
      life.remaining += delta;
      if (what === "release") life.availableMs = Number(change[4]);
      if (what === "extend") {
        const until = Number(change[4]);
        if (life.endMs === null || until <= life.endMs)
          wrong("lots_only_ever_live_longer", `Lot ${name} would end at ${until} instead of ${life.endMs}`);
        life.endMs = until;
      }
      if (what === "draw" && delta < 0) verifyDraw(line, name, life, wrong);
    }
    if (line.kind === "extended" && moved !== 0)
      wrong("journals_extended_move_no_points", `It moves ${moved} points besides`);
  }
}

function bornLife(change: Change): Life {
  const [, , , points, , , availableMs, expiresMs] = change;
  return { availableMs: Number(availableMs), endMs: expiresMs == null ? null : Number(expiresMs), remaining: points };
}

function verifyDraw(line: ReadLine, name: string, life: Life, wrong: (invariant: string, message: string) => void) {
  const at = line.occurredMicros / 1000;
  if (line.kind === "lapsed" && (life.endMs !== at || life.remaining !== 0))
    wrong("lots_lapse_whole_at_their_end", `Lot ${name} ends at ${life.endMs} and keeps ${life.remaining}`);
  if (line.kind === "redeemed" && (at < life.availableMs || (life.endMs !== null && at >= life.endMs)))
    wrong("journals_redeem_what_can_be_spent", `Lot ${name} can be spent from ${life.availableMs} to ${life.endMs}`);
}
