"use client";

import type { ReactNode } from "react";
import { forgetCard } from "./forget-card";

/** A form of buttons that signs somebody out of this device: the card leaves with them, before the post does. */
export function LeavingForm(props: { id: string; action: (form: FormData) => Promise<unknown>; children: ReactNode }) {
  return (
    <form id={props.id} action={props.action as (form: FormData) => Promise<void>} onSubmit={forgetCard}>
      {props.children}
    </form>
  );
}
