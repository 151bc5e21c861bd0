import { NothingHere } from "@/components/nothing-here";
import { PortalShell } from "@/components/portal-shell";

export default function NotFound() {
  return (
    <PortalShell>
      <NothingHere />
    </PortalShell>
  );
}
