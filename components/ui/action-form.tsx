"use client";

import { createContext, type ReactNode, useActionState, useContext } from "react";
import { type ActionState, formState } from "@/lib/form-state";
import { FormError } from "./form-error";

/** What a form says by itself, in the reader's language. */
export type FormWords = {
  problem: string;
  broken: string;
  away: string;
  reference: string;
  show: string;
  hide: string;
  chooseFile: string;
  noFile: string;
};

const silent: FormWords = {
  problem: "",
  broken: "",
  away: "",
  reference: "",
  show: "",
  hide: "",
  chooseFile: "",
  noFile: "",
};
const FormContext = createContext({ id: "", words: silent, ...formState({}) });

/** What the form around a field knows: its id, what was typed, what is wrong, and the words every form shares. */
export function useForm() {
  return useContext(FormContext);
}

type StateAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** A form that posts with and without JavaScript; pages use `Form` of components/form.tsx, which brings its words. */
export function ActionForm(props: {
  id: string;
  action: (state: never, form: FormData) => Promise<ActionState>;
  words: FormWords;
  className?: string;
  children: ReactNode;
}) {
  // The state handed back is always one this very action answered, or the empty one every action accepts.
  const [state, submit] = useActionState(props.action as StateAction, {});
  const form = { id: props.id, words: props.words, ...formState(state) };
  return (
    <FormContext value={form}>
      <form id={props.id} action={submit} noValidate className={props.className ?? "grid gap-5 *:min-w-0"}>
        <FormError fields={props.children} />
        {props.children}
      </form>
    </FormContext>
  );
}
