import { getTranslations } from "next-intl/server";
import type { PlanView } from "@/db/queries/reward-plans";
import { TrailChanges } from "../../audit/_components/trail-changes";

/** What a plan changes, before and after: a picture as it looks, everything else in words. */
export async function PlannedChanges({ plan }: { plan: PlanView }) {
  const [t, was, willBe] = [await getTranslations("staff-catalogue.plan"), apart(plan.before), apart(plan.after)];
  return (
    <>
      <TrailChanges before={was.rest} after={willBe.rest} sort="reward" />
      {willBe.picture === null ? null : (
        <div className="flex flex-wrap gap-4">
          {was.picture === null ? null : <Pictured picture={was.picture} words={t("pictureBefore")} />}
          <Pictured picture={willBe.picture} words={t("pictureAfter")} />
        </div>
      )}
    </>
  );
}

function Pictured({ picture, words }: { picture: string; words: string }) {
  return (
    <figure className="w-32">
      {/* biome-ignore lint/performance/noImgElement: next/image writes style attributes, which the page's policy forbids */}
      <img
        src={`/pictures/${picture}/240`}
        alt=""
        width={240}
        height={180}
        loading="lazy"
        decoding="async"
        className="aspect-4/3 w-full rounded-picture bg-sunk object-cover"
      />
      <figcaption className="mt-1 text-note text-ink-soft">{words}</figcaption>
    </figure>
  );
}

function apart(side: unknown): { picture: string | null; rest: unknown } {
  if (typeof side !== "object" || side === null || !("picture" in side)) return { picture: null, rest: side };
  const { picture, ...rest } = side;
  return { picture: typeof picture === "string" ? picture : null, rest };
}
