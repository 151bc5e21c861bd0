import { getTranslations } from "next-intl/server";
import type { ReplayView } from "@/db/queries/replays";
import { inWords } from "@/lib/in-words";
import { JobProgress } from "../../../../_components/job-progress";

/** How far a replay has come; looks again by itself, or by its link where scripts do not run. */
export async function ReplayProgress({ replay }: { replay: ReplayView }) {
  const [t, words] = await Promise.all([getTranslations("staff-replay"), inWords()]);
  const said =
    replay.state === "waiting"
      ? t("waiting")
      : t("running", { told: words.points(replay.eventsTold), total: words.points(replay.eventsTotal) });
  return (
    <JobProgress
      said={said}
      of={{ value: replay.eventsTold, max: replay.eventsTotal }}
      here={`/staff/programme/replays/${replay.publicId}`}
      lookAgain={t("lookAgain")}
    />
  );
}
