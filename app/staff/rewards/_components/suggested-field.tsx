"use client";

import type { ReactNode } from "react";
import { FieldFrame, useField } from "@/components/ui/field";

/** One line to type in, with what is in use already as suggestions. */
export function SuggestedField(props: {
  name: string;
  label: string;
  hint?: ReactNode;
  suggestions: readonly string[];
  defaultValue?: string;
}) {
  const { id, error, value, describedBy } = useField(props.name, props);
  return (
    <FieldFrame id={id} label={props.label} hint={props.hint} error={error}>
      <input
        id={id}
        name={props.name}
        list={`${id}-suggestions`}
        defaultValue={value}
        maxLength={60}
        required
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className="control"
      />
      <datalist id={`${id}-suggestions`}>
        {props.suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </FieldFrame>
  );
}
