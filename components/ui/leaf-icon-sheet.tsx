import { iconMarkup } from "./icon-markup";
import { leafIconId, leafIcons } from "./leaf-icon";

const symbols = leafIcons
  .map((name) => `<symbol id="${leafIconId(name)}" viewBox="0 0 24 24">${iconMarkup[name]}</symbol>`)
  .join("");

/** Once in every page, unseen: the outlines `LeafIcon` refers to. */
export function LeafIconSheet() {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: strokes of our own outlines, nothing anybody typed
    <svg dangerouslySetInnerHTML={{ __html: symbols }} aria-hidden="true" width={0} height={0} className="absolute" />
  );
}
