import { Fragment } from "react";

/** A code in the groups it is written in: a line ends between two of them, and within one only where it alone is longer than the line. */
export function GroupedCode({ code, className }: { code: string; className?: string }) {
  const groups = code.split(/(?<=-)/);
  return (
    <span className={`wrap-anywhere ${className ?? ""}`}>
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may be alike, and only their place tells them apart
        <Fragment key={place}>
          {place > 0 ? <wbr /> : null}
          {group}
        </Fragment>
      ))}
    </span>
  );
}
