import { z } from "zod";

const link = z.object({});
const moment = z.object({ at: z.iso.datetime({ offset: true }).optional() });
const redemption = z.object({ redemptionId: z.union([z.uuid(), z.int()]) });

/** Every mail the portal sends, with what its writer has to be told besides the person. */
export const templates = {
  "verify-email": link,
  "already-member": link,
  "sign-in-code": link,
  welcome: link,
  "reset-password": link,
  "new-device": moment.extend({ device: z.string().max(200).optional() }),
  "password-changed": moment,
  "factor-changed": moment.extend({ change: z.string().optional() }),
  redeemed: redemption,
  "redemption-cancelled": redemption,
  "points-adjusted": z.object({ points: z.int() }),
} as const;

export type Template = keyof typeof templates;
export type TemplateData = { [T in Template]: z.infer<(typeof templates)[T]> };

export const templateNames = Object.keys(templates) as Template[];

/** Mails whose link or code dies soon are not worth sending late: minutes after which they are dropped. */
export const usefulForMinutes: Partial<Record<Template, number>> = {
  "sign-in-code": 10,
  "reset-password": 60,
  "verify-email": 24 * 60,
};
