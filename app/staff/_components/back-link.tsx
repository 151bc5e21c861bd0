import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";

/** The way up from one thing to the list it stands in. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <PendingLink href={href} className="inline-flex min-h-11 items-center gap-1 text-note font-semibold text-accent">
      <Icon name="previous" size={16} />
      {label}
    </PendingLink>
  );
}
