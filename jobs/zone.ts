import { programmeZone } from "@/db/queries/programme-time";
import { because, type WorkLog } from "./log";

/** The programme's zone as it was last seen: read now, and again whenever `look` is called. */
export async function followZone(log: WorkLog): Promise<{ now: () => string; look: () => Promise<void> }> {
  let seen = await programmeZone();
  const look = async () => {
    try {
      const zone = await programmeZone();
      if (zone !== seen) log.info(`Nights are those of ${zone} from now on`);
      seen = zone;
    } catch (error) {
      // What it was stays; the next connection looks again.
      log.warn(`The programme's zone could not be read: ${because(error)}`);
    }
  };
  return { now: () => seen, look };
}
