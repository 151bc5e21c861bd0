import type { ReactNode } from "react";

/**
 * A form of buttons alone: nothing is typed into it, so nothing can be refused and no state comes back. Without `useActionState`, which
 * holds a page up while it encodes that state: forms that stand on every page are of this kind (docs/decisions/0030).
 */
export function ButtonForm(props: { id: string; action: (form: FormData) => Promise<unknown>; children: ReactNode }) {
  return (
    <form id={props.id} action={props.action as (form: FormData) => Promise<void>}>
      {props.children}
    </form>
  );
}
