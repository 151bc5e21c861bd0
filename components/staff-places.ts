import type { IconName } from "@/components/ui/icon";
import type { StaffPermission } from "@/lib/loyalty/permissions";

/** The places of the console in the order of its menu: where each is, and who may enter. */
export const staffPlaces = {
  today: { href: "/staff", icon: "today", needs: "staff.enter" },
  counter: { href: "/staff/counter", icon: "card", needs: "counter.use" },
  rewards: { href: "/staff/rewards", icon: "gift", needs: "rewards.view" },
  distribution: { href: "/staff/distribution", icon: "heart", needs: "rewards.view" },
  stores: { href: "/staff/stores", icon: "location", needs: "stores.edit" },
  fulfilment: { href: "/staff/fulfilment", icon: "parcel", needs: "redemptions.fulfil" },
  members: { href: "/staff/members", icon: "members", needs: "members.view" },
  feedback: { href: "/staff/feedback", icon: "feedback", needs: "feedback.view" },
  disputes: { href: "/staff/disputes", icon: "dispute", needs: "disputes.handle" },
  approvals: { href: "/staff/approvals", icon: "approve", needs: "approvals.decide" },
  invariants: { href: "/staff/invariants", icon: "check", needs: "ledger.check" },
  programme: { href: "/staff/programme", icon: "terms", needs: "terms.view" },
  audit: { href: "/staff/audit", icon: "audit", needs: "trail.view" },
  team: { href: "/staff/team", icon: "team", needs: "team.manage" },
  settings: { href: "/staff/settings", icon: "settings", needs: "settings.edit" },
} as const satisfies Record<string, { href: string; icon: IconName; needs: StaffPermission }>;

export type StaffPlace = keyof typeof staffPlaces;

export const staffPlaceNames = Object.keys(staffPlaces) as StaffPlace[];
