import { TiersWhole } from "@/app/(member)/tiers/_components/tiers-whole";
import { findTiers } from "@/db/queries/tiers";
import { dayOf } from "@/lib/loyalty/calendar";
import { requireStaff } from "@/lib/session";
import { SeenFrame, type SeenParams } from "../../_components/seen";

export { seenTitle as generateMetadata } from "../../_components/seen-title";

/** Where a member stands among the tiers, looked at by staff. */
export default async function SeenTiersPage({ params }: { params: SeenParams }) {
  const visit = await requireStaff("members.see");
  const { now, installation } = visit;
  return (
    <SeenFrame params={params} page="tiers" looking={visit}>
      {async ({ memberId, words }) => {
        const tiers = await findTiers(memberId, words.locale, now, dayOf(now, installation.zone));
        return <TiersWhole {...tiers} words={words} />;
      }}
    </SeenFrame>
  );
}
