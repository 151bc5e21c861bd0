import type { Instant } from "@/lib/base/clock";
import { ruleOf } from "./kinds";
import { countOf, type Details, linesOf, wordsOf } from "./kinds/details";
import type { RewardKind } from "./reward";

/** What a voucher takes off a bill, or why it does not. */
export type OffBill =
  | { code: "nothing_off" }
  | { code: "bill_missing" }
  | { code: "below_minimum"; minimumMinor: number }
  | { code: "off"; discountMinor: number; toPayMinor: number };

/** A discount is worked out from the bill it is used on, rounded down and never more than the bill; other vouchers take nothing off. */
export function offBill(kind: RewardKind, details: Details, billMinor: number | null): OffBill {
  if (kind !== "discount") return { code: "nothing_off" };
  if (billMinor === null) return { code: "bill_missing" };
  const minimumMinor = countOf(details, "minimumMinor") ?? 0;
  if (billMinor < minimumMinor) return { code: "below_minimum", minimumMinor };
  const percent = countOf(details, "percent");
  const share = percent === null ? (countOf(details, "amountMinor") ?? 0) : share100(billMinor, percent);
  const discountMinor = Math.min(billMinor, share);
  return { code: "off", discountMinor, toPayMinor: billMinor - discountMinor };
}

/**
 * The shops where a voucher is taken, where this one is none of them; null where it is, or where its reward names none. A shop is known by
 * its name or its code, or by words of them: "Dago" is the shop "Bandung Dago".
 */
export function takenElsewhere(details: Details, shop: { code: string; name: string }): string[] | null {
  const outlets = linesOf(wordsOf(details, "outlets"));
  const known = [bare(shop.name), bare(shop.code)];
  const isNamed = outlets.some((outlet) =>
    known.some((name) => name.includes(bare(outlet)) || bare(outlet).includes(name)),
  );
  return outlets.length === 0 || isNamed ? null : outlets;
}

/** When what waits at the shop from the start can be collected: its days of preparation after it was redeemed. Null where it takes none. */
export function readyAt(kind: RewardKind, details: Details, redeemedAt: Instant): Instant | null {
  const days = countOf(details, "leadDays");
  const waits = ruleOf(kind, details).first === "ready";
  return days === null || !waits ? null : new Date(redeemedAt.getTime() + days * 86_400_000);
}

/** The words of a name, each between spaces. */
function bare(name: string): string {
  return ` ${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

/** So many hundredths of an amount, rounded down, exactly. */
function share100(minor: number, percent: number): number {
  return Math.floor(minor / 100) * percent + Math.floor(((minor % 100) * percent) / 100);
}
