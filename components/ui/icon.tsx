import { createElement } from "react";
import { type IconName, iconShapes } from "./icon-shapes";
import { Outline } from "./outline";

export type { IconName } from "./icon-shapes";

/**
 * One outline at text size, in the current ink; decoration only, so words beside it carry the meaning. Drawn on the server; what
 * runs in the browser uses `LeafIcon`. `<Icon name="gift" size={20} />`
 */
export function Icon({ name, size, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <Outline size={size} className={className}>
      <Shapes name={name} />
    </Outline>
  );
}

/** The strokes of one outline, for a drawing of 24 by 24. */
export function Shapes({ name }: { name: IconName }) {
  return iconShapes[name].map(([tag, attributes]) =>
    createElement(tag, { key: JSON.stringify(attributes), ...attributes }),
  );
}
