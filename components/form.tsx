import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ActionForm } from "@/components/ui/action-form";

/**
 * A form of the portal: posts a `stateAction` with and without JavaScript. Its fields (components/ui), written as children
 * on the server, find their own errors and what was typed by their name. Field ids are `{form id}-{name}`.
 * `<Form id="sign-in" action={signIn}><Field name="email" label={t("email")} type="email" /><SubmitButton>…</SubmitButton></Form>`
 */
export function Form(props: Omit<ComponentProps<typeof ActionForm>, "words">) {
  const ui = useTranslations("ui");
  const errors = useTranslations("errors");
  const words = {
    problem: ui("problem"),
    broken: errors("broken.title"),
    away: errors("away"),
    reference: errors("broken.reference"),
    show: ui("show"),
    hide: ui("hide"),
  };
  return <ActionForm {...props} words={words} />;
}
