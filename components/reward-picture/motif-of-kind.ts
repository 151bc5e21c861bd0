import type { MotifName } from "./draw-reward";

const motifs: Record<string, MotifName> = {
  merchandise: "gift",
  gift_card: "voucher",
  experience: "ticket",
  discount: "voucher",
  cash_back: "wallet",
  recognition: "star",
  points: "star",
  sample: "cookie",
  made_for_you: "cake",
  donation: "donation",
  training: "whisk",
  access: "ticket",
  travel: "train",
  digital: "phone_credit",
  top_up: "phone_credit",
  referral: "gift",
};

/** What to draw for a reward of a kind that has no picture of its own. */
export function motifOfKind(kind: string): MotifName {
  return motifs[kind] ?? "gift";
}
