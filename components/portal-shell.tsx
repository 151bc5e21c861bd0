import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBar } from "@/components/demo-bar";
import { MemberShell } from "@/components/member-shell";
import { SignOutForm } from "@/components/sign-out-form";
import { PendingLink } from "@/components/ui/pending-link";
import { VisitorShell } from "@/components/visitor-shell";
import { currentVisit } from "@/lib/session";

/** Around pages that members and visitors share: the shell of whoever is asking. It guards nothing. */
export async function PortalShell({ children }: { children: ReactNode }) {
  const { installation, person, member } = await currentVisit();
  const demo = installation.isDemonstration ? <DemoBar /> : null;
  if (member !== null) {
    return (
      <MemberShell programmeName={installation.programmeName} signOut={<SignOutForm />} banner={demo}>
        {children}
      </MemberShell>
    );
  }
  return (
    <VisitorShell
      programmeName={installation.programmeName}
      banner={
        <>
          {demo}
          {person?.role ? <StaffBar name={person.name} /> : null}
        </>
      }
    >
      {children}
    </VisitorShell>
  );
}

/** For staff who look at what members see: the way back, and out. */
async function StaffBar({ name }: { name: string }) {
  const t = await getTranslations("shell");
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-6 bg-sunk px-5 text-note">
      <span>{name}</span>
      <PendingLink href="/staff" className="text-link inline-flex min-h-11 items-center">
        {t("staff.area")}
      </PendingLink>
      <SignOutForm />
    </div>
  );
}
