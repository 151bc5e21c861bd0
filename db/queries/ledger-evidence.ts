import type { ChainLine } from "@/lib/loyalty/chain";

export type LineEvidence = ChainLine & {
  recordedMicros: number;
  position: number;
  /** As stored, in hexadecimal digits. */
  hash: string;
  seal: string;
  /** Null where the text is no JSON. */
  parsedChanges: Change[] | null;
  parsedTrace: Record<string, unknown> | null;
};

export type Change = [what: string, born: number, ordinal: number, delta: number, ...rest: (string | number | null)[]];

export type LotEvidence = [
  born: number,
  ordinal: number,
  kind: string,
  points: number,
  remaining: number,
  availableMs: number,
  expiresMs: number | null,
  termsVersion: number,
];

export type FactEvidence = {
  id: string;
  kind: string;
  key: string;
  digest: string;
  occurredMs: number;
  decidedMs: number;
  recordedMicros: number;
  position: number;
  totalMinor: number | null;
  currency: string | null;
  data: Record<string, unknown>;
  outcome: Record<string, unknown>;
  journalVersion: number | null;
  nothingBecause: string | null;
};

export type RedemptionEvidence = {
  id: string;
  reward: string;
  takesCodes: boolean;
  codes: number;
  state: string;
  quantity: number;
  points: number;
  journalVersion: number;
  restoredVersion: number | null;
  position: number;
};

type WalletEvidence = {
  version: number;
  stamp: number;
  balance: number;
  tierPoints: number;
  debt: number;
  tier: string | null;
  tierUntilMs: number | null;
  settledMs: number | null;
  nextChangeMs: number | null;
  head: string | null;
};

/** All that the database says of one member's points, at one moment. */
export type MemberEvidence = {
  memberId: number;
  /** Empty where there is no such member. */
  publicId: string;
  wallet: WalletEvidence | null;
  lines: LineEvidence[];
  lots: LotEvidence[];
  facts: FactEvidence[];
  redemptions: RedemptionEvidence[];
};
