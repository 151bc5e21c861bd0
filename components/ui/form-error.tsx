"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useForm } from "./action-form";
import { fieldLabels, inOrderOfFields } from "./field-labels";
import { LeafIcon } from "./leaf-icon";

/**
 * What is wrong with a form, or comes next, in one place above it, in the order of its fields: each line names its field among `fields`,
 * the form's children, and links to it; focus moves here when it appears.
 */
export function FormError({ fields }: { fields: ReactNode }) {
  const summary = useRef<HTMLDivElement>(null);
  const { id, words, message, errors, isNext, serverError } = useForm();
  const isRefused = Object.keys(errors).length > 0;
  const failure = serverError === null ? null : serverError.isDatabaseAway ? words.away : words.broken;
  const shown = isRefused || message !== null || failure !== null;

  // Each answer brings a new `errors`, so a second refusal moves the focus again.
  useEffect(() => {
    if (message !== null || failure !== null || Object.keys(errors).length > 0) summary.current?.focus();
  }, [errors, message, failure]);

  if (!shown) return null;
  const labels = isRefused ? fieldLabels(id, fields) : new Map<string, string>();
  const lines = inOrderOfFields(id, errors, labels);
  return (
    <div
      ref={summary}
      role="alert"
      data-form-error=""
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without JavaScript the refused form is a new page, and its errors come first
      autoFocus
      className={`col-span-full grid grid-cols-[auto_1fr] gap-x-3 rounded-control p-4 text-ink ${isNext ? "bg-good-soft" : "bg-bad-soft"}`}
    >
      <LeafIcon name={isNext ? "check" : "warning"} className={`mt-0.5 ${isNext ? "text-good" : "text-bad"}`} />
      <div>
        {isNext ? null : <p className="font-bold">{failure ?? (isRefused ? words.problem : message)}</p>}
        {serverError ? (
          <p className="mt-1 text-note">
            {words.reference}: <strong>{serverError.reference}</strong>
          </p>
        ) : null}
        {isRefused ? (
          <ul className="grid gap-1 not-first:mt-1">
            {lines.map(([field, sentence]) => (
              <li key={field}>
                <a href={`#${id}-${field}`} className="underline underline-offset-4">
                  {named(labels.get(`${id}-${field}`))}
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

/** A field's name before what is wrong with it; one that is a whole sentence, as a consent, would drown it. */
function named(label: string | undefined): string | null {
  return label === undefined || label.trimEnd().endsWith(".") ? null : `${label}: `;
}
