"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button";

/** Sends the form around it; while it is on the way a second press does nothing and `pending` is shown. `<SubmitButton pending="Menukar…">Tukar</SubmitButton>` */
export function SubmitButton(props: {
  children: ReactNode;
  pending?: string;
  look?: ButtonLook;
  small?: boolean;
  className?: string;
  name?: string;
  value?: string;
  disabled?: boolean;
}) {
  const status = useFormStatus();
  return (
    <button
      type="submit"
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      aria-disabled={status.pending || undefined}
      onClick={(event) => status.pending && event.preventDefault()}
      className={buttonClass(props.look ?? "primary", props.small ?? false, props.className)}
    >
      {status.pending && props.pending ? props.pending : props.children}
    </button>
  );
}
