type Told = { label: string; value: string };

/** What a file of balances would do, in the reader's words, as it travels back to its form. */
export type LookedAt = {
  /** Stands for this file and what it would do; null where it cannot be brought in. */
  seen: string | null;
  tone: "info" | "warn" | "bad";
  title: string;
  lead: string;
  ignored: string | null;
  facts: Told[];
  ends: Told[];
  problems: { key: number; line: string; field: string; sentence: string }[];
  more: string | null;
  submit: string;
};

export function isLookedAt(data: unknown): data is LookedAt {
  return typeof data === "object" && data !== null && "seen" in data && "problems" in data;
}
