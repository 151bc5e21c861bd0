"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "./form-state";
import { Icon } from "./icon";

/** What is wrong with a form, in one place above it, each line a link to its field; focus moves here when it appears. */
export function FormError({ formId, title, state }: { formId: string; title: string; state: FormState }) {
  const summary = useRef<HTMLDivElement>(null);
  const errors = Object.entries(state.errors ?? {});
  const shown = errors.length > 0 || state.problem !== undefined;

  useEffect(() => {
    if (state.problem !== undefined || Object.keys(state.errors ?? {}).length > 0) summary.current?.focus();
  }, [state]);

  if (!shown) return null;
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without JavaScript the refused form is a new page, and its errors come first
      autoFocus
      className="grid grid-cols-[auto_1fr] gap-x-3 rounded-control border-l-4 border-bad bg-bad-soft p-4 text-ink"
    >
      <Icon name="warning" className="mt-0.5 text-bad" />
      <div>
        <p className="font-bold">{title}</p>
        {state.problem ? <p className="mt-1">{state.problem}</p> : null}
        {errors.length > 0 ? (
          <ul className="mt-1 grid gap-1">
            {errors.map(([field, message]) => (
              <li key={field}>
                <a href={`#${formId}-${field}`} className="underline underline-offset-4">
                  {message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
