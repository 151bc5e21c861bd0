import type { ReactNode } from "react";
import { PendingLink } from "@/components/ui/pending-link";

/** The `<link>` of a sentence in messages. */
export function linkTo(href: string) {
  return (words: ReactNode) => (
    <PendingLink href={href} className="text-link">
      {words}
    </PendingLink>
  );
}
