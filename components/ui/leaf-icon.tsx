import type { leafShapes } from "./leaf-icon-shapes";
import { outlinePen } from "./outline";

/** An outline that stands once in every page (leaf-icon-sheet.tsx). */
export type LeafIconName = keyof typeof leafShapes;

export const leafIconId = (name: string) => `icon-${name}`;

/** An icon in a client component: refers to the page's own drawing, so that no outline travels as script. */
export function LeafIcon({ name, size, className }: { name: LeafIconName; size?: number; className?: string }) {
  return (
    <svg {...outlinePen(size, className)} aria-hidden="true">
      <use href={`#${leafIconId(name)}`} />
    </svg>
  );
}
