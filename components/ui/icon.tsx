import { iconMarkup } from "./icon-markup";
import type { IconName } from "./icon-shapes";
import { outlinePen } from "./outline";

export type { IconName } from "./icon-shapes";

/**
 * One outline at text size, in the current ink; decoration only, so words beside it carry the meaning. Drawn on the server; what
 * runs in the browser uses `LeafIcon`. `<Icon name="gift" size={20} />`
 */
export function Icon({ name, size, className }: { name: IconName; size?: number; className?: string }) {
  const strokes = { __html: iconMarkup[name] };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: strokes of our own outlines, nothing anybody typed
  return <svg {...outlinePen(size, className)} aria-hidden="true" dangerouslySetInnerHTML={strokes} />;
}
