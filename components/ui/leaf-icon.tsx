import { outlinePen } from "./outline";

/** The outlines that parts running in the browser draw; they stand once in every page (leaf-icon-sheet.tsx). */
export const leafIcons = [
  "home",
  "gift",
  "heart",
  "card",
  "activity",
  "account",
  "bell",
  "system",
  "light",
  "dark",
  "warning",
  "close",
  "check",
  "clock",
  "lock",
  "copy",
  "show",
  "hide",
  "share",
  "star",
  "good",
  "fair",
  "bad",
] as const;

export type LeafIconName = (typeof leafIcons)[number];

export const leafIconId = (name: LeafIconName) => `icon-${name}`;

/** An icon in a client component: refers to the page's own drawing, so that no outline travels as script. */
export function LeafIcon({ name, size, className }: { name: LeafIconName; size?: number; className?: string }) {
  return (
    <svg {...outlinePen(size, className)} aria-hidden="true">
      <use href={`#${leafIconId(name)}`} />
    </svg>
  );
}
