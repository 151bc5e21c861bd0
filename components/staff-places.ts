import type { IconName } from "@/components/ui/icon";
import type { StaffPermission } from "@/lib/loyalty/permissions";

/** The parts of the console's menu, in its order. */
export const staffPlaceGroups = ["work", "catalogue", "people", "rules", "business"] as const;

/** The places of the console in the order of its menu: where each is, which part it belongs to, and who may enter. */
export const staffPlaces = {
  today: { href: "/staff", icon: "today", group: "work", needs: "staff.enter" },
  counter: { href: "/staff/counter", icon: "card", group: "work", needs: "counter.use" },
  fulfilment: { href: "/staff/fulfilment", icon: "parcel", group: "work", needs: "redemptions.fulfil" },
  approvals: { href: "/staff/approvals", icon: "approve", group: "work", needs: "approvals.decide" },
  rewards: { href: "/staff/rewards", icon: "gift", group: "catalogue", needs: "rewards.view" },
  distribution: { href: "/staff/distribution", icon: "heart", group: "catalogue", needs: "rewards.view" },
  members: { href: "/staff/members", icon: "members", group: "people", needs: "members.view" },
  feedback: { href: "/staff/feedback", icon: "feedback", group: "people", needs: "feedback.view" },
  disputes: { href: "/staff/disputes", icon: "dispute", group: "people", needs: "disputes.handle" },
  programme: { href: "/staff/programme", icon: "terms", group: "rules", needs: "terms.view" },
  invariants: { href: "/staff/invariants", icon: "check", group: "rules", needs: "ledger.check" },
  audit: { href: "/staff/audit", icon: "audit", group: "rules", needs: "trail.view" },
  stores: { href: "/staff/stores", icon: "location", group: "business", needs: "stores.edit" },
  team: { href: "/staff/team", icon: "team", group: "business", needs: "team.manage" },
  settings: { href: "/staff/settings", icon: "settings", group: "business", needs: "settings.edit" },
} as const satisfies Record<
  string,
  { href: string; icon: IconName; group: (typeof staffPlaceGroups)[number]; needs: StaffPermission }
>;

export type StaffPlace = keyof typeof staffPlaces;

export const staffPlaceNames = Object.keys(staffPlaces) as StaffPlace[];
