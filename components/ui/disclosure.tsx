import type { ReactNode } from "react";
import { Icon } from "./icon";

/** An answer behind its question, opened without script. `<Disclosure question={t("why")}>…</Disclosure>` */
export function Disclosure(props: { question: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={props.open} className="group">
      <summary className="inline-flex min-h-11 list-none items-center gap-1 py-1 font-semibold text-accent underline decoration-1 underline-offset-4">
        {props.question}
        <DisclosureArrow />
      </summary>
      <div className="mt-1 mb-3 border-l-2 border-ornament ps-4">{props.children}</div>
    </details>
  );
}

export function DisclosureArrow() {
  return <Icon name="down" size={18} className="transition-transform group-open:rotate-180" />;
}
