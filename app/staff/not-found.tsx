import { NothingHere } from "@/components/nothing-here";
import { PortalShell } from "@/components/portal-shell";
import { grant } from "@/lib/loyalty/permissions";
import { currentVisit } from "@/lib/session";

/** Whoever may not enter has no staff surroundings around them (layout.tsx), so gets those of the portal. */
export default async function NotFound() {
  const { person } = await currentVisit();
  if (person !== null && grant(person, "staff.enter") !== null) return <NothingHere />;
  return (
    <PortalShell>
      <NothingHere />
    </PortalShell>
  );
}
