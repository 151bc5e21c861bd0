import type { ReactNode } from "react";
import { type BadgeTone, badgeClass } from "./badge-class";
import { Icon, type IconName } from "./icon";

export type { BadgeTone } from "./badge-class";

/** A state in a word, with its sign where colour alone would speak. `<Badge tone="good" icon="check">Siap dipakai</Badge>` */
export function Badge(props: { tone?: BadgeTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={badgeClass(props.tone)}>
      {props.icon ? <Icon name={props.icon} size={15} /> : null}
      {props.children}
    </span>
  );
}
