import { NothingHere } from "@/components/nothing-here";
import { PortalShell } from "@/components/portal-shell";
import RootLayout from "./layout";

export { generateMetadata, generateViewport } from "./layout";

/** An address that nobody knows: a whole page of its own, so that no other page carries it along. */
export default function GlobalNotFound() {
  return (
    <RootLayout>
      <PortalShell>
        <NothingHere />
      </PortalShell>
    </RootLayout>
  );
}
