import { useTranslations } from "next-intl";
import { type ComponentProps, cache } from "react";
import { ActionForm, type FormWords } from "@/components/ui/action-form";

/**
 * A form of the portal: posts a `stateAction` with and without JavaScript. Its fields (components/ui), written as children
 * on the server, find their own errors and what was typed by their name. Field ids are `{form id}-{name}`.
 * `<Form id="sign-in" action={signIn}><Field name="email" label={t("email")} type="email" /><SubmitButton>…</SubmitButton></Form>`
 */
export function Form(props: Omit<ComponentProps<typeof ActionForm>, "words">) {
  return <ActionForm {...props} words={useFormWords()} />;
}

/** What every form says by itself, in the reader's language. */
export function useFormWords(): FormWords {
  return wordsOf(useTranslations("ui"), useTranslations("errors"));
}

/** The same object for every form of a request, so that a page tells it once. */
const wordsOf = cache(
  (ui: Translator<"ui">, errors: Translator<"errors">): FormWords => ({
    problem: ui("problem"),
    broken: errors("broken.title"),
    away: errors("away"),
    reference: errors("broken.reference"),
    show: ui("show"),
    hide: ui("hide"),
    chooseFile: ui("chooseFile"),
    noFile: ui("noFile"),
  }),
);

type Translator<Namespace extends "ui" | "errors"> = ReturnType<typeof useTranslations<Namespace>>;
