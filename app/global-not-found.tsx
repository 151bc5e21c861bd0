import { NothingHere } from "@/components/nothing-here";
import { PortalShell } from "@/components/portal-shell";
import { currentVisit, homeOf } from "@/lib/session";
import RootLayout from "./layout";

export { generateMetadata, generateViewport } from "./layout";

/** An address that nobody knows: a whole page of its own, so that no other page carries it along. */
export default async function GlobalNotFound() {
  const { person } = await currentVisit();
  return (
    <RootLayout>
      <PortalShell>
        <NothingHere home={person && homeOf(person)} />
      </PortalShell>
    </RootLayout>
  );
}
