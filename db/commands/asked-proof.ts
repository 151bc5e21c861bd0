import { type Asking, findGrounds, type Ground } from "@/db/queries/step-up";
import { type Result, refused } from "@/lib/base/result";
import { reasonsToAsk, type StepUpReason } from "@/lib/loyalty/step-up";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import type { Decision } from "./decision";
import type { Decided } from "./desk";

/** A redemption waits for a second factor; without reasons, the one that was given does not stand any more. */
export type ProofNeeded = { code: "proof_needed"; reasons: StepUpReason[] };

type Asked = {
  memberId: number;
  rewardId: string;
  quantity: number;
  price: number;
  keyDigest: Buffer;
  /** The session it is asked in; absent where a member agreed in another way (at the counter, to an automatic redemption). */
  asking?: Asking;
};
type Ready = { history: TermsHistory; now: Date } | null;

/** What is read besides for those who ask for enough points in a session of theirs: one statement, and none where nobody does. */
export async function loadGrounds(requests: Asked[], loaded: Ready[]): Promise<(Ground | null)[]> {
  const grounds: (Ground | null)[] = requests.map(() => null);
  const large = requests.flatMap(({ asking, memberId, rewardId, quantity, price, keyDigest }, place) => {
    const ready = loaded[place];
    const points = price * quantity;
    if (!asking || !ready || points < termsAsOf(ready.history, ready.now).stepUp.askedFrom) return [];
    return [{ place, shown: { ...asking, memberId, rewardId, points, key: keyDigest } }];
  });
  const found = await findGrounds(large.map(({ shown }) => shown));
  for (const [at, { place }] of large.entries()) grounds[place] = found[at] ?? null;
  return grounds;
}

/** What was decided, where it may be done in the session it was asked in; otherwise what is asked of the member first. */
export function withProof<Answer>(
  decided: Decided<Answer>,
  { asking, memberId }: Asked,
  ready: NonNullable<Ready>,
  ground: Ground | null,
): Decided<Answer | Result<never, ProofNeeded>> {
  const { decision } = decided;
  const bought = decision?.redemption;
  if (!decision || !bought || !asking) return decided;
  const policy = termsAsOf(ready.history, ready.now).stepUp;
  if (bought.points < policy.askedFrom) return decided;
  if (ground === null) return { answer: refused({ code: "proof_needed", reasons: [] }) };
  const reasons = reasonsToAsk(policy, bought.points, ground, ground.at);
  if (reasons.length === 0) return decided;
  if (!ground.isProven) return { answer: refused({ code: "proof_needed", reasons }) };
  return { answer: decided.answer, decision: { ...decision, proof: { session: asking.session, member: memberId } } };
}

/** The proofs that a batch uses, as commit_decisions takes them. */
export function proofsUsed(decisions: Decision[]): { proofs: object[] } {
  const proofs = decisions.flatMap(({ proof, redemption, facts: [fact] }, n) =>
    proof && redemption && fact
      ? [
          {
            n,
            ...proof,
            key: fact.key.toString("hex"),
            reward: redemption.rewardId,
            points: redemption.points,
            id: redemption.id,
          },
        ]
      : [],
  );
  return { proofs };
}
