import type { Draft } from "./account";
import { recordPurchase } from "./purchase";
import { refund } from "./refund";
import type { PastLine, Sale } from "./refund-share";
import { continued, day, draft, now } from "./rule-fixtures";

export const saleId = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3";
export const refundId = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b4";

export const later = (days: number, from: Date = now) => new Date(from.getTime() + days * day);

/** A member's story about one sale, told decision by decision as the commands do. */
export function bought(
  totalMinor: number,
  changes: Parameters<typeof draft>[0] = {},
  channel: string | null = "store",
) {
  const story = { draft: draft({ settledAt: now, ...changes }), lines: [] as PastLine[], refundedMinor: 0, at: now };
  recordPurchase(
    story.draft,
    { totalMinor, currency: "IDR", channel, occurredAt: now, source: `purchase:${saleId}` },
    now,
  );
  return { ...story, totalMinor };
}

export type Story = ReturnType<typeof bought>;

export function next(story: Story, days = 0): Draft {
  const before = story.draft.version - story.draft.lines.length;
  story.lines.push(...story.draft.lines.map((line, place) => ({ ...line, version: before + place + 1 })));
  story.draft = continued(story.draft);
  story.at = later(days, story.at);
  return story.draft;
}

export function giveBack(story: Story, amountMinor: number, days = 0) {
  next(story, days);
  const sale: Sale = { ...story, id: saleId, currency: "IDR", occurredAt: now };
  const request = { id: refundId, amountMinor, currency: null, occurredAt: story.at, reasonDigest: null };
  const answer = refund(story.draft, sale, request, story.at);
  if (answer.ok) story.refundedMinor += amountMinor;
  return answer;
}
