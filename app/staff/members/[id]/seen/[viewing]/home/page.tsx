import { HomeWhole } from "@/app/(member)/home/_components/home-whole";
import { findHome } from "@/db/queries/home";
import { requireStaff } from "@/lib/session";
import { SeenFrame, type SeenParams } from "../../_components/seen";

export { seenTitle as generateMetadata } from "../../_components/seen-title";

/** A member's home, looked at by staff. */
export default async function SeenHomePage({ params }: { params: SeenParams }) {
  const visit = await requireStaff("members.see");
  const { now, installation } = visit;
  const { programmeName: programme, currency } = installation;
  return (
    <SeenFrame params={params} page="home" looking={visit}>
      {async ({ memberId, member: { name, number }, words }) => {
        const home = await findHome(memberId, words.locale, now);
        return <HomeWhole home={home} whose={{ name, number, programme, currency }} words={words} now={now} />;
      }}
    </SeenFrame>
  );
}
