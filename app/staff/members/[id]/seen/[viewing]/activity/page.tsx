import { ActivityWhole } from "@/app/(member)/activity/_components/activity-whole";
import { type ActivitySearch, cursorIn } from "@/app/(member)/activity/_components/cursor-in";
import { listActivity } from "@/db/queries/activity";
import { requireStaff } from "@/lib/session";
import { SeenFrame, type SeenParams } from "../../_components/seen";

export { seenTitle as generateMetadata } from "../../_components/seen-title";

type Props = { params: SeenParams; searchParams: Promise<ActivitySearch> };

/** A member's activity, looked at by staff. */
export default async function SeenActivityPage({ params, searchParams }: Props) {
  const visit = await requireStaff("members.see");
  const { now } = visit;
  const cursor = cursorIn(await searchParams);
  return (
    <SeenFrame params={params} page="activity" looking={visit}>
      {async ({ memberId, words }) => {
        const activity = await listActivity(memberId, cursor, words.locale, now);
        return <ActivityWhole activity={activity} cursor={cursor} words={words} now={now} />;
      }}
    </SeenFrame>
  );
}
