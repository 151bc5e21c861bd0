"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PendingLink } from "@/components/ui/pending-link";

/** A link of a menu that knows when its page, or one below it, is the one shown. `exact` for a root whose pages all lie below it. */
export function NavLink(props: {
  href: string;
  exact?: boolean;
  /** Places elsewhere that one comes to from this page, and goes back to it from. */
  also?: readonly string[];
  /** Fetched as a document of its own, for a place whose policy differs. */
  whole?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const isAt = (place: string) => path === place || path.startsWith(`${place}/`);
  const current = props.exact ? path === props.href : isAt(props.href) || (props.also?.some(isAt) ?? false);
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
