import { Children, type ReactNode } from "react";

/** Short facts in a row with a dot between two of them, which never stands at the edge of a line; what is null or false is left out. */
export function Dotted({ children }: { children: ReactNode }) {
  return (
    <span className="dotted">
      {Children.toArray(children).map((fact, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no name but their place
        <span key={place}>
          {place === 0 ? null : <span className="dot"> · </span>}
          {fact}
        </span>
      ))}
    </span>
  );
}
