"use client";

import Link, { useLinkStatus } from "next/link";
import type { ReactNode } from "react";

type Props = {
  href: string;
  className?: string;
  children: ReactNode;
  "aria-current"?: "page" | "true";
  "aria-label"?: string;
  replace?: boolean;
  scroll?: boolean;
};

/** A link that shows a small dot while its page is on the way, for patchy networks; nothing is fetched before it is followed. */
export function PendingLink({ children, ...link }: Props) {
  return (
    <Link prefetch={false} {...link}>
      {children}
      <PendingDot />
    </Link>
  );
}

function PendingDot() {
  const { pending } = useLinkStatus();
  return <span aria-hidden="true" className="link-pending" data-pending={pending || undefined} />;
}
