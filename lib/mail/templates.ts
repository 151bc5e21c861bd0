import { z } from "zod";
import { roles } from "@/lib/loyalty/permissions";
import { occasions } from "@/lib/loyalty/present-trace";
import { pauseReasons } from "@/lib/loyalty/wish";

const nothing = z.object({});
const device = z.object({ device: z.string().optional(), at: z.iso.datetime({ offset: true }).optional() });
const factorChanges = [
  "totp-enrolled",
  "totp-removed",
  "recovery-codes-issued",
  "recovery-code-used",
  "passkey-added",
  "passkey-removed",
  "passkey-copied",
] as const;
const factor = z.object({ what: z.enum(factorChanges), left: z.int().optional() });
const redemption = z.object({ redemptionId: z.uuid() });
const dispute = z.object({ disputeId: z.uuid(), answerBy: z.iso.datetime({ offset: true }) });

/** Where a redemption arrives that its member is written to about; the others are told in the inbox alone. */
export const toldStates = ["shipped", "delivered", "ready", "done", "failed"] as const;
export type ToldState = (typeof toldStates)[number];

/** Every mail the portal sends, with what its writer has to be told besides the person. */
export const templates = {
  "verify-email": nothing,
  "already-member": nothing,
  "sign-in-code": nothing,
  "step-up-code": z.object({ what: z.enum(["redeem", "reveal"]), rewardId: z.uuid(), points: z.int() }),
  welcome: z.object({ claimed: z.boolean().optional() }),
  "reset-password": nothing,
  "new-device": device,
  "password-changed": nothing,
  "factor-changed": factor,
  redeemed: redemption,
  "redemption-cancelled": redemption,
  "redemption-moved": redemption.extend({ to: z.enum(toldStates) }),
  "date-called-off": redemption.extend({ dateId: z.uuid() }),
  "reward-given": z.object({
    reward: z.string(),
    giver: z.string().nullable(),
    token: z.string(),
    isOver: z.boolean(),
  }),
  "points-adjusted": z.object({ memberId: z.uuid(), journalVersion: z.int() }),
  "dispute-opened": dispute,
  "dispute-asked": dispute,
  "dispute-accepted": dispute,
  "dispute-refused": dispute,
  "points-expiring": z.object({ points: z.int(), at: z.iso.datetime() }),
  "pooled-points-expiring": z.object({ points: z.int(), at: z.iso.datetime() }),
  "membership-merged": z.object({ undone: z.boolean() }),
  "wish-paused": z.object({ purpose: z.enum(["goal", "expiry"]), because: z.enum(pauseReasons) }),
  "gift-ended": z.object({ memberId: z.uuid(), giftId: z.uuid(), points: z.int(), wasAccepted: z.boolean() }),
  "stock-back": z.object({ rewardId: z.uuid() }),
  "reward-dearer": z.object({ rewardId: z.uuid(), was: z.int(), points: z.int(), from: z.iso.datetime() }),
  "stock-low": z.object({ rewardId: z.uuid(), left: z.int(), lowAt: z.int() }),
  "present-offered": z.object({
    rewardId: z.uuid(),
    because: z.enum(occasions),
    until: z.iso.datetime({ offset: true }),
  }),
  "terms-changed": z.object({ version: z.int() }),
  "staff-invited": z.object({ role: z.enum(roles) }),
  "staff-changed": z.object({
    what: z.enum(["role", "deactivated", "reactivated", "factor"]),
    role: z.enum(roles).optional(),
  }),
  "mail-trial": nothing,
  checkpoint: z.object({ number: z.int(), members: z.int(), madeAt: z.iso.datetime(), file: z.string() }),
} as const;

export type Template = keyof typeof templates;
export type TemplateData = { [T in Template]: z.infer<(typeof templates)[T]> };

export const templateNames = Object.keys(templates) as Template[];

export type FactorChange = (typeof factorChanges)[number];

/** Mails whose link or code dies soon are not worth sending late: minutes after which they are dropped. */
export const usefulForMinutes: Partial<Record<Template, number>> = {
  "sign-in-code": 10,
  "step-up-code": 10,
  "reset-password": 60,
  "verify-email": 24 * 60,
  "staff-invited": 3 * 24 * 60,
  "mail-trial": 60,
};
