"use client";

import { createContext, type ReactNode, useActionState, useContext } from "react";
import { FormError } from "./form-error";
import type { FormState } from "./form-state";
import { Notice } from "./notice";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

const FormContext = createContext<{ id: string; state: FormState }>({ id: "", state: {} });

/** What the form around a field knows: its id, what was typed and what is wrong. */
export function useForm() {
  return useContext(FormContext);
}

/**
 * A form that posts with and without JavaScript. Its fields, written as children on the server, find their own
 * errors and what was typed. `<ActionForm id="sign-in" action={signIn} problemTitle={t("problem")}>…</ActionForm>`
 */
export function ActionForm(props: {
  id: string;
  action: FormAction;
  problemTitle: string;
  className?: string;
  children: ReactNode;
}) {
  const [state, submit] = useActionState(props.action, {});
  return (
    <FormContext value={{ id: props.id, state }}>
      <form id={props.id} action={submit} noValidate className={props.className ?? "grid gap-5"}>
        <FormError formId={props.id} title={props.problemTitle} state={state} />
        {state.success ? <Notice tone="good">{state.success}</Notice> : null}
        {props.children}
      </form>
    </FormContext>
  );
}
