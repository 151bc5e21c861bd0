"use client";

import { leafIconId } from "./leaf-icon";
import { leafShapes } from "./leaf-icon-shapes";
import { strokesOf } from "./strokes";

const symbols = Object.entries(leafShapes)
  .map(([name, shapes]) => `<symbol id="${leafIconId(name)}" viewBox="0 0 24 24">${strokesOf(shapes)}</symbol>`)
  .join("");

/**
 * Once in every page, unseen: the outlines `LeafIcon` refers to. Part of the browser's scripts, which it fetches once: told with each page
 * besides, they were a third of what the scripts were told of it.
 */
export function LeafIconSheet() {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: strokes of our own outlines, nothing anybody typed
    <svg dangerouslySetInnerHTML={{ __html: symbols }} aria-hidden="true" width={0} height={0} className="absolute" />
  );
}
