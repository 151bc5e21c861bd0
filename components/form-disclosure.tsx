import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { OpenOnError } from "@/components/ui/open-on-error";

/**
 * What a form asks, behind a question, inside the form: `<Form …><FormDisclosure question={t("reject")}>fields</FormDisclosure></Form>`.
 * A refusal shows it again, opened; with `fields`, where the form asks more than these, only one that is about them or keeps what was typed there.
 */
export function FormDisclosure(props: {
  question: string;
  open?: boolean;
  fields?: readonly string[];
  children: ReactNode;
}) {
  const summary = (
    <>
      {props.question}
      <Icon name="down" size={18} className="transition-transform group-open:rotate-180" />
    </>
  );
  return (
    <OpenOnError summary={summary} open={props.open ?? false} fields={props.fields}>
      {props.children}
    </OpenOnError>
  );
}
