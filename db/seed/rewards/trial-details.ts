import type { Details } from "@/lib/loyalty/kinds/details";
import type { RewardKind } from "@/lib/loyalty/reward";

/** What a reward of each kind says of itself when it is only there to be tried. */
export const trialDetails: Partial<Record<RewardKind, Details>> = {
  discount: { percent: 10 },
  merchandise: { delivery: "ship" },
  sample: { delivery: "collect" },
  made_for_you: { choices: "Cokelat\nPandan", choicesEn: "Chocolate\nPandan", leadDays: 3 },
  cash_back: { worthMinor: 10_000 },
  recognition: { metal: "gold" },
  experience: { place: "Senopati" },
  training: { place: "Senopati", hours: 6, certificate: true },
  access: { place: "Senopati", occasion: "event" },
  travel: { partner: "Kereta Peragaan", place: "Jakarta–Bandung", includes: "Kursi", includesEn: "A seat" },
  points: { bonusPoints: 50, bonusDays: 30 },
  digital: { askAgain: false },
  top_up: { product: "phone_credit", worthMinor: 10_000 },
  referral: { gift: "Segelas kopi", giftEn: "A cup of coffee" },
  donation: { partner: "Yayasan Peragaan", licence: "SK 1/2026", collects: "donation", unitMinor: 1_000 },
};
