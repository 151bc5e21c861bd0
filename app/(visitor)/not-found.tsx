import { NothingHere } from "@/components/nothing-here";
import { PortalShell } from "@/components/portal-shell";
import { currentVisit, homeOf } from "@/lib/session";

export default async function NotFound() {
  const { person } = await currentVisit();
  return (
    <PortalShell>
      <NothingHere home={person && homeOf(person)} />
    </PortalShell>
  );
}
