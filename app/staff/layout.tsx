import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignOutForm } from "@/components/sign-out-form";
import { type StaffPlace, StaffShell } from "@/components/staff-shell";
import { grant, type StaffPermission } from "@/lib/loyalty/permissions";
import { currentVisit } from "@/lib/session";

const neededFor: Record<StaffPlace, StaffPermission> = {
  today: "staff.enter",
  counter: "counter.use",
  rewards: "rewards.view",
  stores: "stores.edit",
  fulfilment: "redemptions.fulfil",
  members: "members.view",
  feedback: "feedback.view",
  disputes: "disputes.handle",
  approvals: "approvals.decide",
  invariants: "ledger.check",
  programme: "terms.view",
  audit: "trail.view",
};

/** Draws the staff's surroundings, with only the places this person may enter; each page guards itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { person, installation } = await currentVisit();
  if (person === null || person.role === null || grant(person, "staff.enter") === null) return children;
  const t = await getTranslations("staff");
  const places = (
    [
      "today",
      "counter",
      "rewards",
      "stores",
      "fulfilment",
      "members",
      "feedback",
      "disputes",
      "approvals",
      "invariants",
      "programme",
      "audit",
    ] as const
  ).filter((place) => grant(person, neededFor[place]) !== null);
  return (
    <StaffShell
      programmeName={installation.programmeName}
      personName={person.name}
      roleName={t(`role.${person.role}`)}
      places={places}
      signOut={<SignOutForm />}
    >
      {children}
    </StaffShell>
  );
}
