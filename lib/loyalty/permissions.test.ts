import { describe, expect, test } from "vitest";
import { grant, type Permission, type Person, type Role, roles, staffPermissions } from "./permissions";

const person = (changes: Partial<Person>): Person => ({
  id: 7,
  publicId: "0190a5c8-0000-7000-8000-000000000007",
  role: null,
  hasTotp: true,
  member: null,
  ...changes,
});

/** Written out once more, so that a permission cannot be given away by a slip in the table. */
const expected: Record<Role, string> = {
  cashier: "counter.use members.view redemptions.use staff.enter",
  support:
    "approvals.decide counter.supervise counter.use disputes.handle feedback.names feedback.view members.adjust members.merge members.note members.resend members.see members.view points.release purchases.refund redemptions.fulfil redemptions.reinstate redemptions.use rewards.view staff.enter",
  catalogue:
    "codes.import feedback.names feedback.view redemptions.fulfil rewards.edit rewards.view staff.enter stores.edit",
  marketing: "distribution.edit feedback.names feedback.view rewards.view staff.enter terms.draft terms.view",
  analyst: "feedback.view ledger.check rewards.view staff.enter terms.view",
  auditor: "ledger.check members.view rewards.view staff.enter terms.view trail.view",
  owner:
    "approvals.decide codes.import counter.supervise counter.use demonstration.clock disputes.handle distribution.edit feedback.names feedback.view ledger.check members.adjust members.import members.merge members.note members.resend members.see members.view points.release programme.open purchases.refund redemptions.fulfil redemptions.reinstate redemptions.use rewards.edit rewards.view settings.edit staff.enter stores.edit team.manage terms.approve terms.draft terms.publish terms.view trail.view",
};

describe("who may do what", () => {
  test.each(roles)("the %s role may do exactly what its line of the table says", (role) => {
    const held = staffPermissions.filter((permission) => grant(person({ role }), permission) !== null);

    expect(held.toSorted().join(" ")).toBe(expected[role]);
  });

  test.each(roles)("somebody of the %s role without a second factor may do nothing as staff", (role) => {
    const held = staffPermissions.filter((permission) => grant(person({ role, hasTotp: false }), permission) !== null);

    expect(held).toEqual([]);
  });

  test("a member may use the membership and nothing of the staff's", () => {
    const member = person({ member: { id: 3, publicId: "0190a5c8-0000-7000-8000-000000000003" } });
    const every: Permission[] = ["account.use", "membership.use", ...staffPermissions];

    expect(every.filter((permission) => grant(member, permission) !== null)).toEqual(["account.use", "membership.use"]);
    expect(grant(member, "membership.use")?.memberId).toBe(3);
  });

  test("staff without a membership may not redeem", () => {
    expect(grant(person({ role: "owner" }), "membership.use")).toBeNull();
  });
});
