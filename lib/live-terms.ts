import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { type Terms, termsAsOf } from "@/lib/loyalty/terms";
import { currentVisit } from "@/lib/session";

/** The terms in force at this visit's programme time. */
export async function liveTerms(): Promise<Terms> {
  const { now } = await currentVisit();
  return termsAsOf(await termsHistory(await latestTermsVersion()), now);
}
