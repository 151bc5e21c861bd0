import type { ReactNode } from "react";
import { PendingLink } from "./pending-link";

export type ButtonLook = "primary" | "secondary" | "danger" | "quiet";

export function buttonClass(look: ButtonLook, small: boolean, className = ""): string {
  return `button button-${look} ${small ? "button-small" : ""} ${className}`.trim();
}

/** A link that looks like a button, for going somewhere. `<ButtonLink href="/join">Gabung</ButtonLink>` For doing something, see SubmitButton. */
export function ButtonLink(props: {
  href: string;
  look?: ButtonLook;
  small?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <PendingLink
      href={props.href}
      className={buttonClass(props.look ?? "primary", props.small ?? false, props.className)}
    >
      {props.children}
    </PendingLink>
  );
}
