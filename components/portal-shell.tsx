import type { ReactNode } from "react";
import { MemberShell } from "@/components/member-shell";
import { VisitorShell } from "@/components/visitor-shell";
import { currentVisit } from "@/lib/session";

/** Around pages that members and visitors share: the shell of whoever is asking. It guards nothing. */
export async function PortalShell({ children }: { children: ReactNode }) {
  const { installation, member } = await currentVisit();
  if (member === null) return <VisitorShell programmeName={installation.programmeName}>{children}</VisitorShell>;
  return (
    <MemberShell programmeName={installation.programmeName} unreadNotices={member.unreadNotices}>
      {children}
    </MemberShell>
  );
}
