import type { Instant } from "@/lib/base/clock";
import type { Points } from "./points";
import { decideReferral, type Referral, type ReferralRefusal, referralRefusals } from "./referral";
import type { Terms } from "./terms";

/** Why a friend who was brought gave nothing; `no_rule`: it counted, and the rules of that day gave nothing, as beyond a cap. */
export type NothingForFriend = ReferralRefusal | "no_rule";

/** How it stands with a friend who was brought. */
export type FriendStanding =
  | { code: "buying" | "returning"; until: Instant }
  /** All that was asked has happened: the points come with the next look. */
  | { code: "counting" }
  /** `line` is the line of whoever brought them, where it is in their own chain. */
  | { code: "rewarded"; points: Points; line: number | null }
  | { code: "nothing"; because: NothingForFriend };

/** How it stands with a friend nobody decided about yet: what looking now would come to. */
export function standingOfWaiting(referral: Referral, terms: Terms, now: Instant): FriendStanding {
  const decision = decideReferral(referral, terms, now);
  if (decision.code === "counts") return { code: "counting" };
  if (decision.code === "refused") return { code: "nothing", because: decision.because };
  return { code: decision.for === "purchase" ? "buying" : "returning", until: decision.until };
}

/** The reason that was written down, in the words this portal has for it. */
export function refusalIn(because: string | null): NothingForFriend {
  return referralRefusals.find((each) => each === because) ?? "no_rule";
}
