"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PendingLink } from "@/components/ui/pending-link";

/** A link of a menu that knows when its page, or one below it, is the one shown. `exact` for a root whose pages all lie below it. */
export function NavLink(props: {
  href: string;
  exact?: boolean;
  /** Fetched as a document of its own, for a place whose policy differs. */
  whole?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const current = path === props.href || (!props.exact && path.startsWith(`${props.href}/`));
  if (props.whole) {
    return (
      <a href={props.href} aria-current={current ? "page" : undefined} className={props.className}>
        {props.children}
      </a>
    );
  }
  return (
    <PendingLink href={props.href} aria-current={current ? "page" : undefined} className={props.className}>
      {props.children}
    </PendingLink>
  );
}
