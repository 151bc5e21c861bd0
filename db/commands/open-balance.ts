import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type Opening, openBalance as open } from "@/lib/loyalty/opening";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type OpeningRequest = Opening & { memberId: number };
export type OpeningAnswer = Result<
  { journalVersion: number /** Whether it was written before. */; repeated: boolean },
  { code: "member_unknown" } | { code: "member_closed" } | { code: "opened_otherwise" }
>;

type Asked = OpeningRequest & { id: string; key: Buffer; digest: Buffer };
type Loaded = { account: Account; now: Instant; history: TermsHistory } | null;

const desk = openDesk<Asked, Loaded, OpeningAnswer>({ load, decide, recall });

/**
 * Writes what a member brings along when the programme moves to this portal: once a membership. The same again answers as it did,
 * anything else is refused, since a mistake is corrected like every other, by an adjustment.
 */
export function openBalance(request: OpeningRequest): Promise<OpeningAnswer> {
  return desk({ ...request, id: newId(), ...openingKeys(request) });
}

/** Under which key a membership is opened once, and what tells two openings of it apart. */
export function openingKeys({ memberId, lots, tierPoints, tier }: OpeningRequest) {
  const said = lots.flatMap((lot) => [lot.kind, lot.points, lot.earnedOn, lot.expiresOn, lot.availableFrom]);
  return {
    key: requestKey("opening", memberId, "once"),
    digest: requestDigest(memberId, tierPoints, tier, ...said),
  };
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<(AccountRow & DecisionRow)[]>`
    select ${accountColumns()}, ${decisionColumns()} from members m join wallets w on w.member_id = m.id
    where m.id = any (${requests.map((each) => each.memberId)}::bigint[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  return requests.map(({ memberId }) => {
    const row = byMember.get(memberId);
    return row ? { account: toAccount(row), now: row.now, history } : null;
  });
}

function decide(request: Asked, loaded: Loaded): Decided<OpeningAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { account, now, history } = loaded;
  const { id, memberId, key, digest, lots, tierPoints, tier } = request;
  const draft = draftOf(account, history);
  const opened = open(draft, { id, lots, tierPoints, tier }, now);
  if (!opened.ok) return { answer: opened };
  const { journalVersion } = opened.value;
  return {
    answer: done({ journalVersion, repeated: false }),
    decision: {
      drafts: [draft],
      facts: [
        {
          id,
          kind: "opening",
          memberId,
          key,
          digest,
          occurredAt: now,
          decidedAt: now,
          data: { lots, tierPoints, tier },
          outcome: { journalVersion },
          journalVersion,
        },
      ],
    },
  };
}

function recall(_request: Asked, found: Found): OpeningAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "opened_otherwise" });
  const { journalVersion } = found.outcome as { journalVersion: number };
  return done({ journalVersion, repeated: found.status === "known" });
}
