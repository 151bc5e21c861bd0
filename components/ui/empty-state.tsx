"use client";

import type { ReactNode } from "react";
import { EmptyDrawing, type EmptyKind } from "./empty-drawing";

/**
 * Nothing to show, and why: six kinds that never look alike. `first` first use, `finished` nothing left, `unmatched` no result
 * (offer to clear the filter), `broken` an error (offer to try again), `offline`, `forbidden`.
 */
export function EmptyState(props: {
  kind: EmptyKind;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  headingLevel?: 1 | 2 | 3;
}) {
  const Heading = `h${props.headingLevel ?? 3}` as const;
  return (
    <div className="grid justify-items-start gap-x-8 gap-y-4 py-6 sm:grid-cols-[auto_1fr] sm:items-center">
      <EmptyDrawing kind={props.kind} />
      <div>
        <Heading className="text-heading font-bold">{props.title}</Heading>
        {props.children ? <div className="mt-1 max-w-md text-ink-soft">{props.children}</div> : null}
        {props.action ? <div className="mt-4 flex flex-wrap gap-3">{props.action}</div> : null}
      </div>
    </div>
  );
}
