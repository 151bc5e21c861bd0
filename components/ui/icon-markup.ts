import { type IconName, iconShapes } from "./icon-shapes";
import { strokesOf } from "./strokes";

/**
 * The strokes of every outline as markup, written once when the server starts: on a page an icon is then one element, where as
 * elements of their own its strokes would be told twice, in the page and again to the browser's scripts.
 */
export const iconMarkup = Object.fromEntries(
  Object.entries(iconShapes).map(([name, shapes]) => [name, strokesOf(shapes)]),
) as Record<IconName, string>;
