import { cache } from "react";
import type { Asking } from "@/db/queries/step-up";
import { knownDevice } from "@/lib/device";
import { currentVisit } from "@/lib/session";

/** In which session, and from which browser, this request asks; null for a visitor. */
export const currentAsking = cache(async (): Promise<Asking | null> => {
  const [{ session }, device] = await Promise.all([currentVisit(), knownDevice()]);
  return session && { session: session.publicId, device };
});
