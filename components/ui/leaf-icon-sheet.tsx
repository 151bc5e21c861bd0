import { Shapes } from "./icon";
import { leafIconId, leafIcons } from "./leaf-icon";

/** Once in every page, unseen: the outlines `LeafIcon` refers to. */
export function LeafIconSheet() {
  return (
    <svg aria-hidden="true" focusable="false" width={0} height={0} className="absolute">
      {leafIcons.map((name) => (
        <symbol key={name} id={leafIconId(name)} viewBox="0 0 24 24">
          <Shapes name={name} />
        </symbol>
      ))}
    </svg>
  );
}
