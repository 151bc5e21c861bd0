import type { ReactNode } from "react";
import { MemberFrame } from "@/components/member-frame";
import { memberWords } from "@/components/member-words";
import { VisitorShell } from "@/components/visitor-shell";
import { told } from "@/lib/base/told";
import { currentVisit } from "@/lib/session";

/** Around pages that members and visitors share: the bars of whoever is asking. It guards nothing. */
export async function PortalShell({ children }: { children: ReactNode }) {
  const { installation, member } = await currentVisit();
  const { programmeName } = installation;
  if (member === null) return <VisitorShell programmeName={programmeName}>{children}</VisitorShell>;
  const words = await memberWords(member.unreadNotices);
  return (
    <MemberFrame programmeName={programmeName} words={told(words)} unreadNotices={member.unreadNotices}>
      {children}
    </MemberFrame>
  );
}
