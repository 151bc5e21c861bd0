"use client";

import { type InputHTMLAttributes, type ReactNode, useState, useSyncExternalStore } from "react";
import { useForm } from "./action-form";
import { LeafIcon } from "./leaf-icon";

type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Shown beside the label when the field may stay empty, e.g. "(boleh dikosongkan)". */
  optional?: string;
  error?: string;
  defaultValue?: string;
} & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | "type"
  | "autoComplete"
  | "inputMode"
  | "required"
  | "maxLength"
  | "minLength"
  | "placeholder"
  | "pattern"
  | "list"
  | "min"
  | "max"
  | "className"
  | "onChange"
>;

/** How a field stands in its form: its id, its error, what was typed, and what describes it to a screen reader. */
export function useField(name: string, given: { hint?: ReactNode; error?: string; defaultValue?: string }) {
  const form = useForm();
  const id = `${form.id || "field"}-${name}`;
  const error = given.error ?? form.errors[name];
  const describedBy =
    [given.hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return {
    id,
    error,
    isWrong: Boolean(error) && !form.isNext,
    value: form.values[name] ?? given.defaultValue,
    describedBy,
  };
}

/** A label above, a hint below it, the control, and its error in words: the frame every control stands in. */
export function FieldFrame(props: {
  id: string;
  label: string;
  optional?: string;
  hint?: ReactNode;
  error?: string;
  children: ReactNode;
}) {
  const { isNext } = useForm();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={props.id} className="font-semibold">
        {props.label}
        {props.optional ? (
          <>
            {" "}
            <span className="inline-block font-normal text-ink-soft">{props.optional}</span>
          </>
        ) : null}
      </label>
      {props.hint ? (
        <div id={`${props.id}-hint`} className="text-note text-ink-soft">
          {props.hint}
        </div>
      ) : null}
      {props.children}
      {props.error ? (
        <p
          id={`${props.id}-error`}
          className={`flex gap-1.5 text-note font-semibold ${isNext ? "text-good" : "text-bad"}`}
        >
          <LeafIcon name={isNext ? "check" : "warning"} size={18} className="mt-px" />
          {props.error}
        </p>
      ) : null}
    </div>
  );
}

/** One line to type in. `<Field name="email" label={t("email")} type="email" autoComplete="email" required />` */
export function Field({ name, label, hint, optional, error: given, defaultValue, className, ...input }: FieldProps) {
  const { id, error, isWrong, value, describedBy } = useField(name, { hint, error: given, defaultValue });
  return (
    <FieldFrame id={id} label={label} optional={optional} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
        className={`control ${className ?? ""}`}
        {...input}
      />
    </FieldFrame>
  );
}

/** In a Form: a password that can be looked at before it is sent; without JavaScript it is a plain one. Never filled in again. */
export function PasswordField(props: {
  name: string;
  label: string;
  hint?: ReactNode;
  autoComplete: "current-password" | "new-password";
  onType?: (field: HTMLInputElement) => void;
  /** What stands below it, in its frame. */
  children?: ReactNode;
}) {
  const { id, error, describedBy } = useField(props.name, { hint: props.hint });
  const { words } = useForm();
  const [visible, setVisible] = useState(false);
  return (
    <FieldFrame id={id} label={props.label} hint={props.hint} error={error}>
      <div className="relative">
        <input
          id={id}
          name={props.name}
          type={visible ? "text" : "password"}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          onInput={props.onType && ((event) => props.onType?.(event.currentTarget))}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          className="control pe-12"
        />
        {useHydrated() ? (
          <button
            type="button"
            aria-pressed={visible}
            aria-label={visible ? words.hide : words.show}
            onClick={() => setVisible(!visible)}
            className="absolute inset-y-0 right-0 grid w-12 cursor-pointer place-items-center text-ink-soft hover:text-ink"
          >
            <LeafIcon name={visible ? "hide" : "show"} />
          </button>
        ) : null}
      </div>
      {props.children}
    </FieldFrame>
  );
}

const never = () => () => {};

/** True once scripts run: what only works with them is not shown before. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
