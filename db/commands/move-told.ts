/** What a move of a redemption leaves behind besides its new state: facts for a replay, and whom it is told. */
import type { Instant } from "@/lib/base/clock";
import { mistakes } from "@/lib/loyalty/redemption-moves";
import { toldStates } from "@/lib/mail/templates";
import type { Decision } from "./commit";
import { requestDigest, requestKey } from "./idempotency";
import type { LoadedRedemption, MoveAsked } from "./move-redemption";

/** What a replay has to know of it: that it was used, or stands again after all, or that its points came back and why. */
export function factsOf(
  request: MoveAsked,
  memberId: number,
  { publicId, state, uses }: LoadedRedemption,
  restored: { journalVersion: number; points: number } | null,
  now: Instant,
): Decision["facts"] {
  const isReinstated = state === "used";
  if (restored === null && request.to !== "used" && !isReinstated) return [];
  const kind = restored !== null ? "cancellation" : isReinstated ? "reinstatement" : "use";
  // Once each time it stands ready: what was used, stood again and is used once more is another fact.
  const round = restored !== null || (uses === 0 && !isReinstated) ? publicId : `${publicId} ${uses}`;
  const failed = request.to === "failed" ? { failed: request.by === "provider" ? "provider" : "staff" } : {};
  return [
    {
      id: request.id,
      kind,
      memberId,
      key: requestKey(kind, memberId, round),
      digest: requestDigest(round),
      occurredAt: now,
      decidedAt: now,
      data: { redemption: publicId, ...failed },
      outcome: restored === null ? {} : { points: restored.points },
      ...(restored === null ? {} : { journalVersion: restored.journalVersion }),
    },
  ];
}

/** Whom it is told: the trail what staff did, the member what others did, and by mail where it arrived or that they cancelled it. */
export function tellingOf(
  request: MoveAsked,
  memberId: number,
  { publicId, state, uses }: LoadedRedemption,
): Partial<Decision> {
  const { to, by, actorId } = request;
  const isTold = toldStates.find((each) => each === to) !== undefined && (by === "fulfilment" || by === "provider");
  const task = to === "cancelled" ? "redemption-cancelled" : isTold ? "redemption-moved" : null;
  const mail =
    task === null
      ? []
      : [{ reason: `${task}:${publicId}${isTold ? `:${to}` : ""}`, task, payload: { redemptionId: publicId, to } }];
  const mistake = mistakes.find((each) => each === request.details.because);
  const notice = { memberId, link: `/redemptions/${publicId}` };
  const notices: Decision["notices"] = [];
  if (by === "fulfilment" || by === "provider")
    notices.push({
      ...notice,
      reason: `redemption-moved:${publicId}:${to}`,
      kind: "redemption_moved",
      payload: { redemption: publicId, state: to },
    });
  if (state === "used" && mistake !== undefined)
    notices.push({
      ...notice,
      reason: `redemption-reinstated:${publicId}:${uses}`,
      kind: "redemption_reinstated",
      payload: { redemption: publicId, because: mistake },
    });
  const trail = {
    actorId,
    action: `redemption.${to === "used" ? "use" : state === "used" ? "reinstate" : "move"}`,
    subject: `redemption:${publicId}`,
    before: { state },
    after: { state: to, ...request.details },
  };
  return {
    outbox: mail,
    notices,
    ...(actorId === null ? {} : { trail }),
  };
}
