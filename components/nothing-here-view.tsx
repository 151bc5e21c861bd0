"use client";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function NothingHereView({ title, body, action }: { title: string; body: string; action: string }) {
  return (
    <EmptyState headingLevel={1} kind="unmatched" title={title} action={<ButtonLink href="/">{action}</ButtonLink>}>
      {body}
    </EmptyState>
  );
}
