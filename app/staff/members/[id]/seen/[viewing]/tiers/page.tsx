import { TiersWhole } from "@/app/(member)/tiers/_components/tiers-whole";
import { findTiers } from "@/db/queries/tiers";
import { requireStaff } from "@/lib/session";
import { SeenFrame, type SeenParams } from "../../_components/seen";

export { seenTitle as generateMetadata } from "../../_components/seen-title";

/** Where a member stands among the tiers, looked at by staff. */
export default async function SeenTiersPage({ params }: { params: SeenParams }) {
  const visit = await requireStaff("members.see");
  const { now } = visit;
  return (
    <SeenFrame params={params} page="tiers" looking={visit}>
      {async ({ memberId, words }) => {
        const { standing, moves } = await findTiers(memberId, words.locale, now);
        return <TiersWhole standing={standing} moves={moves} words={words} />;
      }}
    </SeenFrame>
  );
}
