import { RedemptionsWhole } from "@/app/(member)/redemptions/_components/redemptions-whole";
import { type RedemptionsSearch, shownIn } from "@/app/(member)/redemptions/_components/shown-in";
import { listRedemptions } from "@/db/queries/redemptions";
import { requireStaff } from "@/lib/session";
import { SeenFrame, type SeenParams } from "../../_components/seen";

export { seenTitle as generateMetadata } from "../../_components/seen-title";

type Props = { params: SeenParams; searchParams: Promise<RedemptionsSearch> };

/** A member's redemptions, looked at by staff; a code stands on no page of these. */
export default async function SeenRedemptionsPage({ params, searchParams }: Props) {
  const visit = await requireStaff("members.see");
  const shown = shownIn(await searchParams);
  return (
    <SeenFrame params={params} page="redemptions" looking={visit}>
      {async ({ memberId, words }) => {
        const { redemptions, next } = await listRedemptions(memberId, shown, words.locale, visit.now);
        return <RedemptionsWhole redemptions={redemptions} next={next} shown={shown} words={words} />;
      }}
    </SeenFrame>
  );
}
