import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StaffPermission } from "@/lib/loyalty/permissions";

/**
 * Who may do what and see what, written down a second time: for every server action and every guarded route. A new one fails here until
 * somebody has thought about who it is for. Which roles pass which gate is said in authorization-of-roles.test.ts.
 */
type Gate = "anybody" | "signed-in" | "member" | StaffPermission;

const actions: Record<string, Gate> = {
  "app/(visitor)/forgot/actions.ts askForReset": "anybody",
  "app/(visitor)/join/actions.ts askToJoin": "anybody",
  "app/(visitor)/join/actions.ts confirmEmail": "anybody",
  "app/(visitor)/reset/actions.ts setNewPassword": "anybody",
  "app/(visitor)/sign-in/actions.ts enrolToEnter": "anybody",
  "app/(visitor)/staff-invitation/actions.ts accept": "anybody",
  "app/(visitor)/sign-in/actions.ts givePassword": "anybody",
  "app/(visitor)/sign-in/actions.ts giveSecondFactor": "anybody",
  "app/(visitor)/sign-in/actions.ts sendCodeAgain": "anybody",
  "app/appearance-actions.ts chooseLocale": "anybody",
  "app/appearance-actions.ts chooseTheme": "anybody",
  "app/(member)/profile/actions.ts correctProfile": "signed-in",
  "app/(member)/profile/address-actions.ts forget": "signed-in",
  "app/(member)/profile/security/actions.ts addApp": "signed-in",
  "app/(member)/profile/security/actions.ts endDevice": "signed-in",
  "app/(member)/profile/security/actions.ts endEveryDevice": "signed-in",
  "app/(member)/profile/security/actions.ts keepRecoveryCodes": "signed-in",
  "app/(member)/profile/security/actions.ts makeRecoveryCodes": "signed-in",
  "app/(member)/profile/security/actions.ts removeApp": "signed-in",
  "app/(member)/profile/security/actions.ts replacePassword": "signed-in",
  "app/sign-out-action.ts signOutHere": "signed-in",
  "app/(everyone)/rewards/[id]/actions.ts redeem": "member",
  "app/(member)/disputes/actions.ts answer": "member",
  "app/(member)/disputes/actions.ts open": "member",
  "app/(member)/disputes/actions.ts withdraw": "member",
  "app/(member)/inbox/actions.ts markRead": "member",
  "app/(member)/pool/actions.ts answer": "member",
  "app/(member)/pool/actions.ts invite": "member",
  "app/(member)/pool/actions.ts leave": "member",
  "app/(member)/pool/actions.ts move": "member",
  "app/(member)/pool/actions.ts open": "member",
  "app/(member)/activity/review/[purchase]/actions.ts review": "member",
  "app/(member)/redemptions/[id]/actions.ts cancel": "member",
  "app/(member)/redemptions/[id]/actions.ts prove": "member",
  "app/(member)/redemptions/[id]/actions.ts rebook": "member",
  "app/(member)/redemptions/[id]/feedback-actions.ts say": "member",
  "app/(member)/saving/actions.ts agree": "member",
  "app/(member)/saving/actions.ts choose": "member",
  "app/(member)/saving/actions.ts end": "member",
  "app/(member)/saving/actions.ts remind": "member",
  "app/(member)/transfer/actions.ts transfer": "member",
  "app/(member)/transfer/gift/actions.ts give": "member",
  "app/(member)/transfer/gift/actions.ts withdraw": "member",
  "app/(visitor)/gift/[token]/actions.ts accept": "member",
  "app/(member)/card/actions.ts keepKey": "member",
  "app/staff/counter/actions.ts agree": "counter.use",
  "app/staff/counter/actions.ts cancel": "counter.use",
  "app/staff/counter/actions.ts find": "counter.use",
  "app/staff/counter/actions.ts record": "counter.use",
  "app/staff/counter/actions.ts redeem": "counter.use",
  "app/staff/counter/actions.ts undo": "counter.use",
  "app/staff/counter/shift-actions.ts close": "counter.use",
  "app/staff/counter/shift-actions.ts open": "counter.use",
  "app/staff/stores/actions.ts keep": "stores.edit",
  "app/staff/team/actions.ts assign": "team.manage",
  "app/staff/team/actions.ts deactivate": "team.manage",
  "app/staff/team/actions.ts invite": "team.manage",
  "app/staff/team/actions.ts reactivate": "team.manage",
  "app/staff/team/actions.ts renewFactor": "team.manage",
  "app/staff/team/actions.ts resend": "team.manage",
  "app/staff/team/actions.ts withdraw": "team.manage",
  "app/staff/counter/limit-action.ts limit": "counter.supervise",
  "app/staff/counter/voucher-actions.ts use": "redemptions.use",
  "app/staff/approvals/actions.ts approve": "approvals.decide",
  "app/staff/approvals/actions.ts reject": "approvals.decide",
  "app/staff/approvals/actions.ts withdraw": "members.adjust",
  "app/staff/fulfilment/actions.ts move": "redemptions.fulfil",
  "app/staff/fulfilment/actions.ts start": "redemptions.fulfil",
  "app/staff/fulfilment/actions.ts upload": "redemptions.fulfil",
  "app/staff/invariants/actions.ts checkNow": "ledger.check",
  "app/staff/disputes/actions.ts accept": "disputes.handle",
  "app/staff/disputes/actions.ts ask": "disputes.handle",
  "app/staff/disputes/actions.ts record": "disputes.handle",
  "app/staff/disputes/actions.ts refuseIt": "disputes.handle",
  "app/staff/members/actions.ts adjust": "members.adjust",
  "app/staff/members/actions.ts lock": "members.adjust",
  "app/staff/members/actions.ts tag": "members.adjust",
  "app/staff/members/actions.ts unlock": "members.adjust",
  "app/staff/console-actions.ts chooseDensity": "staff.enter",
  "app/staff/console-actions.ts chooseKeys": "staff.enter",
  "app/staff/members/care-actions.ts resend": "members.resend",
  "app/staff/members/care-actions.ts see": "members.see",
  "app/staff/members/note-actions.ts correct": "members.note",
  "app/staff/members/note-actions.ts move": "members.note",
  "app/staff/members/note-actions.ts write": "members.note",
  "app/staff/views/actions.ts change": "staff.enter",
  "app/staff/views/actions.ts keep": "staff.enter",
  "app/staff/views/actions.ts opening": "staff.enter",
  "app/staff/views/actions.ts remove": "staff.enter",
  "app/staff/members/merge-actions.ts merge": "members.merge",
  "app/staff/members/merge-actions.ts part": "members.merge",
  "app/staff/members/refund-actions.ts refund": "purchases.refund",
  "app/staff/members/refund-actions.ts release": "points.release",
  "app/staff/members/actions.ts use": "redemptions.use",
  "app/staff/programme/policies/actions.ts savePolicies": "terms.draft",
  "app/staff/programme/replays/actions.ts replayDraft": "terms.draft",
  "app/staff/programme/rules/actions.ts removeRule": "terms.draft",
  "app/staff/programme/rules/actions.ts removeSegment": "terms.draft",
  "app/staff/programme/rules/actions.ts saveRule": "terms.draft",
  "app/staff/programme/rules/actions.ts saveSegment": "terms.draft",
  "app/staff/programme/actions.ts approve": "terms.approve",
  "app/staff/programme/actions.ts create": "terms.draft",
  "app/staff/programme/actions.ts edit": "terms.draft",
  "app/staff/programme/actions.ts publish": "terms.publish",
  "app/staff/programme/actions.ts upload": "terms.draft",
  "app/staff/programme/actions.ts withdraw": "terms.draft",
  "app/staff/refunds/actions.ts dismiss": "purchases.refund",
  "app/staff/rewards/actions.ts archive": "rewards.edit",
  "app/staff/rewards/actions.ts create": "rewards.edit",
  "app/staff/rewards/actions.ts edit": "rewards.edit",
  "app/staff/rewards/actions.ts publish": "rewards.edit",
  "app/staff/rewards/actions.ts unarchive": "rewards.edit",
  "app/staff/rewards/bulk-actions.ts begin": "rewards.edit",
  "app/staff/rewards/bulk-actions.ts prepare": "rewards.edit",
  "app/staff/rewards/bulk-actions.ts takeBack": "rewards.edit",
  "app/staff/rewards/import-action.ts upload": "rewards.edit",
  "app/staff/rewards/picture-actions.ts focus": "rewards.edit",
  "app/staff/rewards/plan-actions.ts cancel": "rewards.edit",
  "app/staff/rewards/plan-actions.ts planPicture": "rewards.edit",
  "app/staff/rewards/restore-action.ts restore": "rewards.edit",
  "app/staff/rewards/date-actions.ts add": "rewards.edit",
  "app/staff/rewards/date-actions.ts change": "rewards.edit",
  "app/staff/rewards/date-actions.ts callOff": "redemptions.fulfil",
  "app/staff/rewards/date-actions.ts giveBack": "redemptions.fulfil",
  "app/staff/rewards/price-actions.ts keep": "rewards.edit",
  "app/staff/rewards/price-actions.ts raise": "rewards.edit",
  "app/staff/rewards/code-actions.ts codes": "codes.import",
  "app/staff/rewards/code-actions.ts lowStock": "rewards.edit",
  "app/staff/rewards/supply-actions.ts file": "rewards.edit",
  "app/staff/rewards/supply-actions.ts picture": "rewards.edit",
  "app/staff/rewards/supply-actions.ts stock": "rewards.edit",
};

const routes: Record<string, Gate> = {
  "/activity": "member",
  "/activity/statement": "member",
  "/activity/expiry": "member",
  "/activity/review/[purchase]": "member",
  "/card": "member",
  "/disputes": "member",
  "/disputes/[id]": "member",
  "/disputes/new": "member",
  "/home": "member",
  "/inbox": "member",
  "/pool": "member",
  "/profile": "signed-in",
  "/profile/security": "signed-in",
  "/redemptions": "member",
  "/redemptions/[id]": "member",
  "/saving": "member",
  "/saving/confirm": "member",
  "/tiers": "member",
  "/transfer": "member",
  "/transfer/gift": "member",
  "/transfer/gift/[id]": "member",
  "/staff": "staff.enter",
  "/staff/approvals": "approvals.decide",
  "/staff/approvals/[id]": "approvals.decide",
  "/staff/audit": "trail.view",
  "/staff/counter": "counter.use",
  "/staff/counter/limits": "counter.supervise",
  "/staff/counter/members/[id]": "counter.use",
  "/staff/counter/shifts": "counter.use",
  "/staff/counter/shifts/[id]": "counter.use",
  "/staff/stores": "stores.edit",
  "/staff/team": "team.manage",
  "/staff/team/[id]": "team.manage",
  "/staff/counter/vouchers/[id]": "counter.use",
  "/staff/feedback": "feedback.view",
  "/staff/fulfilment": "redemptions.fulfil",
  "/staff/fulfilment/[id]": "redemptions.fulfil",
  "/staff/fulfilment/[id]/slip": "redemptions.fulfil",
  "/staff/fulfilment/batch": "redemptions.fulfil",
  "/staff/fulfilment/batches/[id]": "redemptions.fulfil",
  "/staff/invariants": "ledger.check",
  "/staff/disputes": "disputes.handle",
  "/staff/disputes/[id]": "disputes.handle",
  "/staff/members": "members.view",
  "/staff/members/[id]": "members.view",
  "/staff/members/[id]/merge": "members.merge",
  "/staff/find": "staff.enter",
  "/staff/members/[id]/seen": "members.see",
  "/staff/views": "staff.enter",
  "/staff/members/[id]/seen/[viewing]/activity": "members.see",
  "/staff/members/[id]/seen/[viewing]/home": "members.see",
  "/staff/members/[id]/seen/[viewing]/redemptions": "members.see",
  "/staff/members/[id]/seen/[viewing]/tiers": "members.see",
  "/staff/programme/replays/[id]": "terms.view",
  "/staff/programme": "terms.view",
  "/staff/programme/[id]": "terms.view",
  "/staff/programme/[id]/edit": "terms.draft",
  "/staff/programme/[id]/policies": "terms.draft",
  "/staff/programme/[id]/preview": "terms.view",
  "/staff/programme/[id]/rules": "terms.draft",
  "/staff/programme/[id]/rules/edit": "terms.draft",
  "/staff/programme/[id]/rules/segment": "terms.draft",
  "/staff/programme/versions/[version]": "terms.view",
  "/staff/refunds": "purchases.refund",
  "/staff/rewards": "rewards.view",
  "/staff/rewards/[id]": "rewards.view",
  "/staff/rewards/[id]/codes/[import]": "codes.import",
  "/staff/rewards/[id]/preview": "rewards.view",
  "/staff/rewards/[id]/history": "rewards.view",
  "/staff/rewards/[id]/history/[entry]": "rewards.view",
  "/staff/rewards/batches/[id]": "rewards.view",
  "/staff/rewards/bulk": "rewards.edit",
  "/staff/rewards/import": "rewards.view",
  "/staff/rewards/new": "rewards.edit",
  "/staff/rewards/planned": "rewards.view",
};

const root = import.meta.dirname;
const pathsOf = (pattern: RegExp) =>
  readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
    .map((path) => `app/${path.replaceAll("\\", "/")}`)
    .filter((path) => pattern.test(path))
    .sort();
const read = (path: string) => readFileSync(join(root, path), "utf8");

function gateOf(maker: string, permission: string | undefined): string {
  const gates: Record<string, string> = {
    visitorAction: "anybody",
    personAction: "signed-in",
    memberAction: "member",
    requirePerson: "signed-in",
    requireMember: "member",
  };
  return permission ?? gates[maker] ?? maker;
}

describe("every server action", () => {
  const declared = pathsOf(/\.tsx?$/)
    .filter((path) => read(path).startsWith('"use server";'))
    .flatMap((path) =>
      [...read(path).matchAll(/^export const (\w+) = (\w+)(?:\("([\w.]+)"\))?/gm)].map(
        ([, name, maker = "", permission]): [string, string] => [`${path} ${name}`, gateOf(maker, permission)],
      ),
    );

  it("stands behind the gate that was meant for it", () => {
    expect(Object.fromEntries(declared)).toEqual(actions);
  });
});

describe("every guarded route", () => {
  const pages = pathsOf(/^app\/(\(member\)|staff)\/(.*\/)?page\.tsx$/);

  it("stands behind the gate that was meant for it", () => {
    const declared = pages.map((path): [string, string] => {
      const [, maker = "nobody asks", permission] = read(path).match(/await (require\w+)\((?:"([\w.]+)")?\)/) ?? [];
      return [path.replace(/^app(\/\(member\))?|\/page\.tsx$/g, ""), gateOf(maker, permission)];
    });
    expect(Object.fromEntries(declared)).toEqual(routes);
  });
});
