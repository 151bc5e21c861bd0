export const roles = ["cashier", "support", "catalogue", "marketing", "analyst", "auditor", "owner"] as const;
export type Role = (typeof roles)[number];

export const staffPermissions = [
  "staff.enter",
  "rewards.view",
  "rewards.edit",
  "codes.import",
  "members.view",
  "members.adjust",
  "members.merge",
  "members.note",
  "members.resend",
  "members.see",
  "members.import",
  "purchases.refund",
  "points.release",
  "approvals.decide",
  "disputes.handle",
  "redemptions.use",
  "redemptions.reinstate",
  "redemptions.fulfil",
  "counter.use",
  "counter.supervise",
  "stores.edit",
  "feedback.view",
  "feedback.names",
  "distribution.edit",
  "terms.view",
  "terms.draft",
  "terms.approve",
  "terms.publish",
  "trail.view",
  "ledger.check",
  "team.manage",
  "settings.edit",
  "programme.open",
  "demonstration.clock",
] as const;
export type StaffPermission = (typeof staffPermissions)[number];

/** `account.use` belongs to whoever is signed in, `membership.use` to whoever holds a membership; the others to staff roles. */
export type Permission = "account.use" | "membership.use" | StaffPermission;

/** Who may do what: the one table. What is not written here is not allowed. */
const allowed: Record<Role, readonly StaffPermission[]> = {
  cashier: ["staff.enter", "members.view", "redemptions.use", "counter.use"],
  support: [
    "staff.enter",
    "rewards.view",
    "members.view",
    "members.adjust",
    "members.merge",
    "members.note",
    "members.resend",
    "members.see",
    "purchases.refund",
    "points.release",
    "approvals.decide",
    "disputes.handle",
    "feedback.view",
    "feedback.names",
    "redemptions.use",
    "redemptions.reinstate",
    "redemptions.fulfil",
    "counter.use",
    "counter.supervise",
  ],
  catalogue: [
    "staff.enter",
    "rewards.view",
    "rewards.edit",
    "codes.import",
    "redemptions.fulfil",
    "stores.edit",
    "feedback.view",
    "feedback.names",
  ],
  marketing: [
    "staff.enter",
    "rewards.view",
    "distribution.edit",
    "feedback.view",
    "feedback.names",
    "terms.view",
    "terms.draft",
  ],
  analyst: ["staff.enter", "rewards.view", "feedback.view", "terms.view", "ledger.check"],
  auditor: ["staff.enter", "rewards.view", "members.view", "terms.view", "trail.view", "ledger.check"],
  owner: staffPermissions,
};

/** A person as the database knows them at this moment; never made from what a browser says. */
export type Person = {
  readonly id: number;
  readonly publicId: string;
  readonly role: Role | null;
  /** Staff without a second factor of their own may do nothing but enrol one. */
  readonly hasTotp: boolean;
  readonly member: { readonly id: number; readonly publicId: string } | null;
};

declare const granted: unique symbol;

/** Somebody who may do this, proved: only `grant` makes one, and a command names the one it needs. */
export type Actor<P extends Permission> = {
  readonly personId: number;
  readonly personPublicId: string;
  readonly role: Role | null;
  readonly memberId: P extends "membership.use" ? number : number | null;
  readonly [granted]: P;
};

/** The only maker of an `Actor`: the person with this permission, or null when the table does not give it. */
export function grant<P extends Permission>(person: Person, permission: P): Actor<P> | null {
  if (!mayDo(person, permission)) return null;
  const actor = {
    personId: person.id,
    personPublicId: person.publicId,
    role: person.role,
    memberId: person.member?.id ?? null,
  };
  return actor as Actor<P>;
}

function mayDo(person: Person, permission: Permission): boolean {
  if (permission === "account.use") return true;
  if (permission === "membership.use") return person.member !== null;
  return person.role !== null && person.hasTotp && allowed[person.role].includes(permission);
}
