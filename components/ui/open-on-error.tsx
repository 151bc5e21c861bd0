"use client";

import type { ReactNode } from "react";
import { useForm } from "./action-form";

type Props = {
  summary: ReactNode;
  open?: boolean;
  /** What is asked here, where the form asks more: it then stands open only for one of these. */
  fields?: readonly string[] | undefined;
  children: ReactNode;
};

/** Part of a form behind its question; stands open once the form came back refused, with and without scripts. */
export function OpenOnError(props: Props) {
  const { message, errors, values, serverError } = useForm();
  const isRefused = props.fields
    ? props.fields.some((name) => errors[name] !== undefined || Boolean(values[name]))
    : message !== null || serverError !== null || Object.keys(errors).length > 0;
  return (
    <details open={isRefused || props.open} className="group">
      <summary className="inline-flex min-h-11 list-none items-center gap-1 font-semibold text-accent underline decoration-1 underline-offset-4">
        {props.summary}
      </summary>
      <div className="mt-1 mb-3 grid gap-4 border-l-2 border-ornament ps-4">{props.children}</div>
    </details>
  );
}
