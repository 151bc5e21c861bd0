/** What a refused form comes back with: it travels through the browser, so it never holds a password or a secret. */
export type FormState = {
  message: string | null;
  errors: Record<string, string>;
  values: Record<string, string>;
  /** True where nothing is wrong: `errors` then says what comes next. */
  isNext: boolean;
};

/** A mistake of ours, as much of it as a reader may see. */
export type ServerError = { reference: string; isDatabaseAway: boolean };

/** What an action's `stateAction` answers, and what `useActionState` starts from: `{}`. */
export type ActionState = { data?: unknown; validationErrors?: FormState; serverError?: ServerError };

/** The part of an action's answer a form draws; `data` is for what a form shows before it is sent again. */
export function formState(state: ActionState): FormState & { data: unknown; serverError: ServerError | null } {
  return {
    data: state.data ?? null,
    message: state.validationErrors?.message ?? null,
    errors: state.validationErrors?.errors ?? {},
    values: state.validationErrors?.values ?? {},
    isNext: state.validationErrors?.isNext ?? false,
    serverError: state.serverError ?? null,
  };
}
