"use client";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function NothingHereView(props: { title: string; body: string; action: string; href: string }) {
  return (
    <EmptyState
      headingLevel={1}
      kind="unmatched"
      title={props.title}
      action={<ButtonLink href={props.href}>{props.action}</ButtonLink>}
    >
      {props.body}
    </EmptyState>
  );
}
