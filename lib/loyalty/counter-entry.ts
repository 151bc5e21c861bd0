import { type CardCode, readCardCode } from "./card-code";
import { isMemberNumber } from "./member-number";

/** What a cashier's scanner or hand put into the one field of the counter. */
export type CounterEntry =
  | { kind: "card"; code: CardCode }
  /** Printed digits or their bars: who it is, and no consent. */
  | { kind: "number"; number: string }
  | { kind: "voucher"; code: string }
  | { kind: "words"; words: string };

/** Tells the entries apart by their shape: a code of a card, a member's number, the code of a voucher, or something to look for. */
export function readCounterEntry(typed: string): CounterEntry {
  const text = typed.trim();
  const code = readCardCode(text);
  if (code !== null) return { kind: "card", code };
  if (isMemberNumber(text)) return { kind: "number", number: text.replace(/[\s-]/g, "") };
  if (looksLikeVoucher(text)) return { kind: "voucher", code: text };
  return { kind: "words", words: text };
}

/** Codes have no spaces, at least one digit, and more letters than a phone number: `K7QP-2M4X-9RTV`, `GIFT00012345`. */
function looksLikeVoucher(text: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z-]{5,63}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}
