"use client";

import type { ReactNode } from "react";
import { useForm } from "./action-form";

/**
 * The fields of a form behind a question, as `Disclosure` shows them; open by itself once the form was refused, also where scripts do not
 * run. The arrow is the caller's, drawn on the server.
 */
export function FormDisclosure(props: {
  question: ReactNode;
  arrow: ReactNode;
  /** What it asks, where a form has more than one: it then opens by itself only where one of these was refused or holds what was typed. */
  fields?: readonly string[];
  children: ReactNode;
}) {
  const { message, errors, values, serverError } = useForm();
  const isRefused = props.fields
    ? props.fields.some((name) => errors[name] !== undefined || Boolean(values[name]))
    : message !== null || serverError !== null || Object.keys(errors).length > 0;
  return (
    <details open={isRefused} className="group">
      <summary className="inline-flex min-h-11 list-none items-center gap-1 font-semibold text-accent underline decoration-1 underline-offset-4">
        {props.question}
        {props.arrow}
      </summary>
      <div className="mt-1 mb-3 grid gap-4 border-l-2 border-ornament ps-4">{props.children}</div>
    </details>
  );
}
