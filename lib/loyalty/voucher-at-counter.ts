import { countOf, type Details } from "./kinds/details";
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

/** So many hundredths of an amount, rounded down, exactly. */
function share100(minor: number, percent: number): number {
  return Math.floor(minor / 100) * percent + Math.floor(((minor % 100) * percent) / 100);
}
