import type { IconNode } from "lucide";

/** The strokes of an outline as markup. */
export function strokesOf(shapes: IconNode): string {
  return shapes.map(strokeOf).join("");
}

function strokeOf([tag, attributes]: IconNode[number]): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`);
  return `<${tag}${written.join("")}/>`;
}
