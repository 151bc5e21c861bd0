"use client";

import type { ReactNode } from "react";
import { useForm } from "./action-form";
import { FieldFrame, useField } from "./field";
import { LeafIcon } from "./leaf-icon";

/**
 * One of a few, as a native list. `<Select name="kind" label={…} options={[{ value, label }]} defaultValue="base" />` While none of the options
 * that are marked is chosen, what the same form holds with `data-for-mark` stays away.
 */
export function Select(props: {
  name: string;
  label: string;
  options: readonly { value: string; label: string; disabled?: boolean; isMarked?: boolean }[];
  hint?: ReactNode;
  error?: string;
  defaultValue?: string;
  required?: boolean;
}) {
  const { id, error, value, describedBy } = useField(props.name, props);
  return (
    <FieldFrame id={id} label={props.label} hint={props.hint} error={error}>
      <select
        key={value}
        id={id}
        name={props.name}
        defaultValue={value}
        required={props.required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className="control"
      >
        {props.options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            data-mark={option.isMarked ? "" : undefined}
          >
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** Several lines to type in. `<Textarea name="reason" label={…} rows={4} />` */
export function Textarea(props: {
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: string;
  error?: string;
  defaultValue?: string;
  rows?: number;
  maxLength?: number;
  required?: boolean;
  lang?: string;
}) {
  const { id, error, value, describedBy } = useField(props.name, props);
  return (
    <FieldFrame id={id} label={props.label} optional={props.optional} hint={props.hint} error={error}>
      <textarea
        id={id}
        name={props.name}
        defaultValue={value}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        required={props.required}
        lang={props.lang}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className="control"
      />
    </FieldFrame>
  );
}

/** Yes or no, the words beside it may hold links. `<Checkbox name="consent" label={<>…</>} />` posts "on" when ticked. */
export function Checkbox(props: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  defaultChecked?: boolean;
  required?: boolean;
  value?: string;
}) {
  const { id, error, value, describedBy } = useField(props.name, { hint: props.hint, error: props.error });
  const { values } = useForm();
  // An empty box posts nothing: once the form was sent, it is ticked only if that said so.
  const wasSent = Object.keys(values).length > 0;
  const ticked = wasSent ? value === (props.value ?? "on") : props.defaultChecked;
  return (
    <div className="grid gap-1.5">
      <div className="flex min-h-11 items-start gap-3 py-2">
        <input
          key={String(ticked)}
          id={id}
          type="checkbox"
          name={props.name}
          value={props.value}
          defaultChecked={ticked}
          required={props.required}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          className="tick"
        />
        <div>
          <label htmlFor={id}>{props.label}</label>
          {props.hint ? (
            <p id={`${id}-hint`} className="text-note text-ink-soft">
              {props.hint}
            </p>
          ) : null}
        </div>
      </div>
      {error ? (
        <p id={`${id}-error`} className="flex gap-1.5 text-note font-semibold text-bad">
          <LeafIcon name="warning" size={18} className="mt-px" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
