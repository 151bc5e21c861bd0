import { describe, expect, it } from "vitest";
import { grant, type Person, type Role, roles, type StaffPermission } from "@/lib/loyalty/permissions";

type Gate = "signed-in" | "member" | StaffPermission;

/** Which roles hold a permission, and no others. */
const holders: Record<StaffPermission, readonly Role[]> = {
  "staff.enter": roles,
  "rewards.view": ["support", "catalogue", "marketing", "analyst", "auditor", "owner"],
  "rewards.edit": ["catalogue", "owner"],
  "codes.import": ["catalogue", "owner"],
  "members.view": ["cashier", "support", "auditor", "owner"],
  "members.adjust": ["support", "owner"],
  "members.merge": ["support", "owner"],
  "members.note": ["support", "owner"],
  "members.resend": ["support", "owner"],
  "members.see": ["support", "owner"],
  "members.import": ["owner"],
  "purchases.refund": ["support", "owner"],
  "points.release": ["support", "owner"],
  "approvals.decide": ["support", "owner"],
  "disputes.handle": ["support", "owner"],
  "redemptions.fulfil": ["support", "catalogue", "owner"],
  "redemptions.use": ["cashier", "support", "owner"],
  "redemptions.reinstate": ["support", "owner"],
  "counter.use": ["cashier", "support", "owner"],
  "counter.supervise": ["support", "owner"],
  "stores.edit": ["catalogue", "owner"],
  "feedback.view": ["support", "catalogue", "marketing", "analyst", "owner"],
  "feedback.names": ["support", "catalogue", "marketing", "owner"],
  "distribution.edit": ["marketing", "owner"],
  "terms.view": ["marketing", "analyst", "auditor", "owner"],
  "terms.draft": ["marketing", "owner"],
  "terms.approve": ["owner"],
  "terms.publish": ["owner"],
  "trail.view": ["auditor", "owner"],
  "ledger.check": ["analyst", "auditor", "owner"],
  "team.manage": ["owner"],
  "settings.edit": ["owner"],
  "programme.open": ["owner"],
  "demonstration.clock": ["owner"],
};

describe("who passes which gate", () => {
  const person = (changes: Partial<Person>): Person => ({
    ...{ id: 1, publicId: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b1", role: null, hasTotp: true, member: null },
    ...changes,
  });
  const member = person({ member: { id: 1, publicId: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b2" } });
  const staffGates = Object.keys(holders) as StaffPermission[];
  const gates: readonly Gate[] = ["signed-in", "member", ...staffGates];
  const passes = (who: Person, gate: Gate): boolean => {
    if (gate === "signed-in") return grant(who, "account.use") !== null;
    return grant(who, gate === "member" ? "membership.use" : gate) !== null;
  };

  it.each(gates)("%s: a member who is no staff", (gate) => {
    expect(passes(member, gate)).toBe(gate === "signed-in" || gate === "member");
  });

  it.each(roles.flatMap((role) => gates.map((gate): [Role, Gate] => [role, gate])))("%s at %s", (role, gate) => {
    const expected = gate === "signed-in" || (gate in holders && holders[gate as StaffPermission].includes(role));
    expect(passes(person({ role }), gate)).toBe(expected);
  });

  it.each(roles.flatMap((role) => staffGates.map((gate): [Role, Gate] => [role, gate])))(
    "%s without a second factor does not pass %s",
    (role, gate) => {
      expect(passes(person({ role, hasTotp: false }), gate)).toBe(false);
    },
  );

  it("keeps nothing from the owner of the programme", () => {
    expect(Object.values(holders).every((who) => who.includes("owner"))).toBe(true);
  });
});
