import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import type { ReplayView } from "@/db/queries/replays";
import { inWords } from "@/lib/in-words";
import { LookAgain } from "../../../../_components/look-again";

/** How far a replay has come; looks again by itself, or by its link where scripts do not run. */
export async function ReplayProgress({ replay }: { replay: ReplayView }) {
  const [t, words] = await Promise.all([getTranslations("staff-replay"), inWords()]);
  const said =
    replay.state === "waiting"
      ? t("waiting")
      : t("running", { told: words.points(replay.eventsTold), total: words.points(replay.eventsTotal) });
  return (
    <div className="grid max-w-xl gap-4" role="status">
      <Meter value={replay.eventsTold} max={Math.max(1, replay.eventsTotal)} label={said} />
      <div>
        <ButtonLink href={`/staff/programme/replays/${replay.publicId}`} look="secondary">
          {t("lookAgain")}
        </ButtonLink>
      </div>
      <LookAgain />
    </div>
  );
}
