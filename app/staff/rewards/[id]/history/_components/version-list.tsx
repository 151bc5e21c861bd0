import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { PendingLink } from "@/components/ui/pending-link";
import { isRestorable, type RewardVersion } from "@/db/queries/reward-versions";
import { inWords } from "@/lib/in-words";
import { TrailChanges } from "../../../../audit/_components/trail-changes";
import { actionKey, isTrailAction } from "../../../../audit/_components/trail-words";

/** What happened to a reward, newest first; versions of what it says lead to bringing them back. */
export async function VersionList(props: { versions: RewardVersion[]; rewardId: string; isNewest: boolean }) {
  const [t, staff, audit, words] = await Promise.all([
    getTranslations("staff-catalogue.history"),
    getTranslations("staff"),
    getTranslations("staff-audit.action"),
    inWords(),
  ]);
  const current = props.isNewest ? props.versions.find(isRestorable)?.entry : undefined;
  return (
    <ol className="grid">
      {props.versions.map((version) => (
        <li key={version.entry} className="grid gap-2 border-t border-line py-4 sm:grid-cols-[16rem_1fr] sm:gap-6">
          <div>
            <h2 className="font-semibold">
              {isTrailAction(version.action) ? audit(actionKey(version.action)) : version.action}
            </h2>
            <p className="text-note text-ink-soft">
              {t("by", { name: version.actorName ?? staff("portal"), at: words.at(version.at) })}
            </p>
            {version.entry === current ? (
              <p className="mt-1">
                <Badge icon="check">{t("current")}</Badge>
              </p>
            ) : null}
          </div>
          <div className="grid content-start gap-2">
            <TrailChanges before={version.before} after={version.after} sort="reward" />
            {isRestorable(version) && version.entry !== current ? (
              <p>
                <PendingLink
                  href={`/staff/rewards/${props.rewardId}/history/${version.entry}`}
                  className="text-link inline-flex min-h-11 items-center"
                >
                  {t("look")}
                </PendingLink>
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
