import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "info" | "good" | "warn" | "bad";

const looks: Record<NoticeTone, { box: string; icon: IconName; ink: string }> = {
  info: { box: "bg-accent-soft", icon: "info", ink: "text-accent" },
  good: { box: "bg-good-soft", icon: "check", ink: "text-good" },
  warn: { box: "bg-warn-soft", icon: "clock", ink: "text-warn" },
  bad: { box: "bg-bad-soft", icon: "warning", ink: "text-bad" },
};

/** A sentence that needs noticing, with its own sign. `<Notice tone="good" title="Tersimpan">…</Notice>` */
export function Notice(props: { tone?: NoticeTone; title?: string; icon?: IconName; children?: ReactNode }) {
  const tone = props.tone ?? "info";
  const look = looks[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={`grid grid-cols-[auto_1fr] gap-x-3 rounded-control p-4 text-ink ${look.box}`}
    >
      <Icon name={props.icon ?? look.icon} className={`mt-0.5 ${look.ink}`} />
      <div>
        {props.title ? <p className="font-bold">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  );
}
